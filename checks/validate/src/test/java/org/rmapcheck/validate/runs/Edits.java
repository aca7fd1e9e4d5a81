package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.validate.log.LogEvent;

/** Wrong logs made of a right one, wherever it has the place for it. */
final class Edits {

  private static final int STRANGER = 9999;

  private final Recording log;

  Edits(Recording log) {
    this.log = log;
  }

  Map<String, List<Edit>> all() {
    Map<String, List<Edit>> all = new LinkedHashMap<>();
    all.put("insert between unmap and unlock", insertInWindow());
    all.put("copy before unmap", copyBeforeUnmap());
    all.put("switch before copy", switchBeforeCopy());
    all.put("reservation dropped", reservationDropped());
    all.put("reservation not taken", reservationNotTaken());
    all.put("reservation held twice", reservationHeldTwice());
    all.put("stale pfn", stalePfn());
    all.put("fault served during a swapout", faultInSwapout());
    all.put("TLB flush removed", flushRemoved());
    all.put("user load of a lost value", lostValue());
    return all;
  }

  private static long lock(LogEvent event) {
    return event.number("lock").orElse(0);
  }

  private List<Integer> moves() {
    return log.all("unmap_virtual").stream().filter(u -> u > log.race()).toList();
  }

  /** Where the task of a move unlocks the buffer that it unmaps. */
  private Optional<Integer> unlock(int unmap) {
    long lock = log.at(unmap).number("bo").orElse(0) + 0x100;
    Optional<Integer> next = log.next(unmap, "unlock");
    while (next.isPresent() && lock(log.at(next.get())) != lock) {
      next = log.next(next.get(), "unlock");
    }
    return next;
  }

  private List<Edit> insertInWindow() {
    List<Edit> edits = new ArrayList<>();
    for (int unmap : moves()) {
      String bo = log.at(unmap).arguments().getOrDefault("bo", "");
      Optional<Integer> returned = log.next(unmap, "unmap_virtual_ret");
      Optional<Integer> unlock = unlock(unmap);
      List<Integer> inserts =
          log.all("insert").stream()
              .filter(i -> bo.equals(log.at(i).arguments().get("bo")))
              .toList();
      if (returned.isEmpty() || unlock.isEmpty() || inserts.isEmpty()) {
        continue;
      }
      LogEvent model = log.at(inserts.get(0));
      for (int at :
          List.of(returned.get() + 1, (returned.get() + unlock.get()) / 2, unlock.get())) {
        edits.add(inserted(at, model, model.pid()));
        edits.add(inserted(at, model, STRANGER));
      }
    }
    return edits;
  }

  private Edit inserted(int at, LogEvent model, int pid) {
    LogEvent insert = Recording.like(model, pid, "insert", Map.of());
    LogEvent back = Recording.like(model, pid, "insert_ret", Map.of("ret", "0x100"));
    return Edit.inserted(log.events, at, List.of(insert, back), 0);
  }

  private List<Edit> copyBeforeUnmap() {
    List<Edit> edits = new ArrayList<>();
    for (int unmap : moves()) {
      Optional<Integer> copy = log.next(unmap, "copy");
      Optional<Integer> back = copy.flatMap(c -> log.next(c, "copy_ret"));
      Optional<Integer> unlock = unlock(unmap);
      if (back.isPresent() && unlock.isPresent() && back.get() < unlock.get()) {
        edits.add(together(copy.get(), back.get(), unmap));
      }
    }
    return edits;
  }

  private List<Edit> switchBeforeCopy() {
    List<Edit> edits = new ArrayList<>();
    for (int copy : log.all("copy")) {
      Optional<Integer> from = log.next(copy, "switch");
      Optional<Integer> to = from.flatMap(f -> log.next(f, "switch_ret"));
      if (to.isPresent() && copy > log.race()) {
        edits.add(together(from.get(), to.get(), copy));
      }
    }
    return edits;
  }

  /** Moves the events of one task forward, without what others did meanwhile. */
  private Edit together(int from, int to, int before) {
    List<LogEvent> events = new ArrayList<>(log.events.subList(0, before));
    for (int i = from; i <= to; i++) {
      if (log.at(i).pid() == log.at(from).pid()) {
        events.add(log.at(i));
      }
    }
    for (int i = before; i < log.events.size(); i++) {
      if (i < from || i > to || log.at(i).pid() != log.at(from).pid()) {
        events.add(log.at(i));
      }
    }
    return new Edit(events, before);
  }

  private List<Edit> reservationDropped() {
    List<Edit> edits = new ArrayList<>();
    for (int unmap : moves()) {
      String lock = Long.toString(log.at(unmap).number("bo").orElse(0) + 0x100);
      for (String behind : List.of("unmap_virtual_ret", "copy", "copy_ret", "switch")) {
        Optional<Integer> at = log.next(unmap, behind);
        Optional<Integer> unlock = unlock(unmap);
        if (at.isPresent() && unlock.isPresent() && at.get() < unlock.get()) {
          LogEvent drop =
              Recording.like(log.at(unmap), log.at(unmap).pid(), "unlock", Map.of("lock", lock));
          edits.add(Edit.inserted(log.events, at.get() + 1, List.of(without(drop, "bo")), 0));
        }
      }
    }
    return edits;
  }

  private static LogEvent without(LogEvent event, String argument) {
    Map<String, String> arguments = new HashMap<>(event.arguments());
    arguments.remove(argument);
    return new LogEvent(
        event.line(),
        event.task(),
        event.pid(),
        event.cpu(),
        event.clock(),
        event.name(),
        arguments,
        event.text());
  }

  /** The lock calls of a task that moves are missing. */
  private List<Edit> reservationNotTaken() {
    List<Edit> edits = new ArrayList<>();
    for (int unmap : moves()) {
      Optional<Integer> move = log.last(unmap, "handle_move");
      long lock = log.at(unmap).number("bo").orElse(0) + 0x100;
      if (move.isEmpty() || move.get() < log.race()) {
        continue;
      }
      for (String call : List.of("trylock", "lock_intr")) {
        Optional<Integer> taken = log.last(move.get(), call);
        Optional<Integer> back = taken.flatMap(t -> log.next(t, call + "_ret"));
        if (back.isPresent()
            && lock(log.at(taken.get())) == lock
            && taken.get() > log.race()
            && back.get() < move.get()) {
          edits.add(Edit.removed(log.events, List.of(taken.get(), back.get()), move.get()));
        }
      }
    }
    return edits;
  }

  private List<Edit> reservationHeldTwice() {
    List<Edit> edits = new ArrayList<>();
    for (int back : log.all("trylock_ret")) {
      Optional<Integer> taken = log.last(back, "trylock");
      boolean held = log.at(back).number("ret").orElse(0) == 1;
      if (!held
          || taken.isEmpty()
          || taken.get() < log.race()
          || !resident(lock(log.at(taken.get())))) {
        continue;
      }
      LogEvent model = log.at(taken.get());
      LogEvent again = Recording.like(model, STRANGER, "trylock", Map.of());
      LogEvent too = Recording.like(model, STRANGER, "trylock_ret", Map.of("ret", "1"));
      edits.add(Edit.inserted(log.events, back + 1, List.of(again, too), 1));
    }
    return edits;
  }

  private boolean resident(long lock) {
    return log.all("bo_mmap").stream()
        .anyMatch(i -> log.at(i).number("bo").orElse(0) + 0x100 == lock);
  }

  /**
   * A page that was entered before a move is entered again behind it. Only from one kind of memory
   * to the other: which frames a pool gives out, and where in VRAM a buffer comes to lie, is shown
   * by the first entry behind a move alone.
   */
  private List<Edit> stalePfn() {
    List<Edit> edits = new ArrayList<>();
    Map<String, String> last = new HashMap<>();
    for (int i = 0; i < log.events.size(); i++) {
      Map<String, String> arguments = log.at(i).arguments();
      if (log.is(i, "bo_mmap")) {
        last.keySet().removeIf(known -> known.startsWith(arguments.get("vma") + " "));
      }
      if (!log.is(i, "insert")) {
        continue;
      }
      String page = arguments.get("vma") + " " + arguments.get("addr");
      String pfn = arguments.getOrDefault("pfn", "");
      String before = last.put(page, pfn);
      if (before != null && inVram(before) != inVram(pfn) && i > log.race()) {
        edits.add(
            Edit.replaced(
                log.events,
                i,
                Recording.like(log.at(i), log.at(i).pid(), "insert", Map.of("pfn", before))));
      }
    }
    return edits;
  }

  private static boolean inVram(String pfn) {
    return Long.decode(pfn) >= 0xf0000;
  }

  private List<Edit> faultInSwapout() {
    List<Edit> edits = new ArrayList<>();
    for (int swapout : log.all("tt_swapout")) {
      Optional<Integer> call = log.last(swapout, "bo_swapout");
      if (call.isEmpty()) {
        continue;
      }
      String bo = log.at(call.get()).arguments().getOrDefault("bo", "");
      List<Integer> faults =
          log.all("fault").stream()
              .filter(f -> bo.equals(log.at(f).arguments().get("bo")))
              .filter(f -> f < swapout && log.at(f).number("flags").orElse(0) % 64 < 32)
              .toList();
      if (faults.isEmpty()) {
        continue;
      }
      LogEvent fault = log.at(faults.get(faults.size() - 1));
      String lock = Long.toString(fault.number("bo").orElse(0) + 0x100);
      edits.add(
          Edit.inserted(
              log.events,
              swapout + 1,
              List.of(
                  Recording.like(fault, STRANGER, "fault", Map.of()),
                  without(Recording.like(fault, STRANGER, "trylock", Map.of("lock", lock)), "bo"),
                  without(
                      Recording.like(fault, STRANGER, "trylock_ret", Map.of("ret", "1")), "bo")),
              2));
    }
    return edits;
  }

  /** The flush of a zap that has cleared something is missing. */
  private List<Edit> flushRemoved() {
    List<Edit> edits = new ArrayList<>();
    Map<String, Boolean> mapped = new HashMap<>();
    for (int i = 0; i < log.events.size(); i++) {
      String vma = log.at(i).arguments().getOrDefault("vma", "");
      if (log.is(i, "insert_ret")) {
        log.last(i, "insert")
            .ifPresent(p -> mapped.put(log.at(p).arguments().getOrDefault("vma", ""), true));
      } else if (log.is(i, "zap") && mapped.getOrDefault(vma, false)) {
        mapped.put(vma, false);
        Optional<Integer> back = log.next(i, "zap_ret");
        Optional<Integer> flush = log.next(i, "tlb_flush");
        if (back.isPresent() && flush.isPresent() && flush.get() < back.get()) {
          List<Integer> gone = new ArrayList<>();
          for (int k = i; k < back.get(); k++) {
            boolean own = log.at(k).pid() == log.at(i).pid();
            if (own && (log.is(k, "tlb_flush") || log.is(k, "tlb_flush_ret"))) {
              gone.add(k);
            }
          }
          edits.add(Edit.removed(log.events, gone, back.get()));
        }
      }
    }
    return edits;
  }

  /** A load returns the value before the one that it did return, while nobody stores. */
  private List<Edit> lostValue() {
    List<Edit> edits = new ArrayList<>();
    Map<String, Boolean> known = new HashMap<>();
    Map<String, Integer> stored = new HashMap<>();
    Set<String> open = new HashSet<>();
    for (int i = log.race(); i < log.events.size(); i++) {
      Map<String, String> arguments = log.at(i).arguments();
      String word = arguments.get("b") + " " + arguments.get("p") + " " + arguments.get("g");
      String what = arguments.getOrDefault("", "");
      if (what.equals("U st") || what.equals("U st_done")) {
        stored.put(word, i);
        known.put(word, true);
        if (what.equals("U st")) {
          open.add(word);
        } else {
          open.remove(word);
        }
      } else if (what.equals("U ld_done")) {
        int begun = begun(i);
        long value = log.at(i).number("v").orElse(0);
        if (value > 0
            && known.getOrDefault(word, false)
            && stored.getOrDefault(word, -1) < begun
            && !open.contains(word)) {
          edits.add(
              Edit.replaced(
                  log.events,
                  i,
                  Recording.like(
                      log.at(i),
                      log.at(i).pid(),
                      log.at(i).name(),
                      Map.of("v", Long.toString(value - 1)))));
        }
        known.put(word, true);
      }
    }
    return edits;
  }

  /** Where the load began that ends at a position. */
  private int begun(int end) {
    int begun = end;
    while (begun > 0
        && !(log.at(begun).pid() == log.at(end).pid()
            && log.at(begun).arguments().getOrDefault("", "").equals("U ld"))) {
      begun--;
    }
    return begun;
  }
}
