package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.mapping.Mapping;

/**
 * Which buffer, VMA and pages an event is about: by its own arguments, else by those of the call
 * around it.
 */
final class Subjects {

  private static final int PAGE_SHIFT = 12;
  private static final long PAGE = 1L << PAGE_SHIFT;

  /**
   * What an event is about.
   *
   * @param slices those that hear of it
   */
  record Subject(Optional<Buffer> buffer, long vma, Reach reach, List<Slice> slices) {
    static Subject nothing() {
      return new Subject(Optional.empty(), 0, Reach.ALL, List.of());
    }
  }

  private record Area(long space, long start) {}

  private final Mapping mapping;
  private final Tally tally;
  private final Beginning beginning;
  private final Simulation simulation;
  private final Map<Long, Buffer> buffers = new LinkedHashMap<>();
  private final Map<Long, Area> areas = new HashMap<>();
  private final List<Long> inOrder = new ArrayList<>();
  private final Map<Integer, Long> spaces = new HashMap<>();

  Subjects(Mapping mapping, Simulation simulation, Beginning beginning, Tally tally) {
    this.tally = tally;
    this.mapping = mapping;
    this.simulation = simulation;
    this.beginning = beginning;
  }

  /** Sets of the states in which a log can find a buffer. */
  record Beginning(int fresh, int unmapped, int mapped) {}

  static Beginning beginning(Simulation simulation) {
    Beginnings beginnings = new Beginnings(simulation);
    return new Beginning(
        simulation.only(beginnings.fresh()),
        simulation.all(beginnings.idle(false)),
        simulation.all(beginnings.idle(true)));
  }

  /** Anything may have happened, with nobody in a call. */
  void forget() {
    buffers.values().forEach(buffer -> buffer.forget(beginning.unmapped(), beginning.mapped()));
  }

  Subject of(Rules.Rule rule, LogEvent event, Deque<Call> stack) {
    Mapping.EventRule of = rule.of();
    Optional<Call> around =
        stack.stream()
            .filter(call -> of.within().isEmpty() || of.within().contains(call.event().name()))
            .filter(call -> call.buffer().isPresent())
            .findFirst();
    if (!of.within().isEmpty() && around.isEmpty()) {
      exit(of, event);
      return Subject.nothing();
    }
    if (of.life().equals("unmaps")) {
      return unmaps(event);
    }
    Optional<Buffer> buffer = buffer(of, event);
    if (buffer.isEmpty() && !named(event)) {
      buffer = around.flatMap(Call::buffer);
    }
    if (buffer.isEmpty() || of.scope().equals("none")) {
      return new Subject(buffer, around.map(Call::vma).orElse(0L), Reach.ALL, List.of());
    }
    return subject(of, event, buffer.get(), around.map(Call::vma).orElse(0L));
  }

  private Subject subject(Mapping.EventRule of, LogEvent event, Buffer buffer, long aroundVma) {
    if (of.scope().equals("buffer")) {
      return new Subject(Optional.of(buffer), aroundVma, Reach.ALL, buffer.all());
    }
    long vma = event.number("vma").orElse(aroundVma);
    event
        .number("vstart")
        .ifPresent(start -> areas.put(vma, new Area(event.number("mm").orElse(0), start)));
    if (of.life().equals("maps") || !of.binds().isEmpty()) {
      event.number("mm").ifPresent(mm -> spaces.put(event.pid(), mm));
    }
    if (of.life().equals("maps")) {
      inOrder.add(vma);
      return new Subject(Optional.of(buffer), vma, Reach.ALL, List.of(buffer.begin(vma)));
    }
    Slice slice = buffer.area(vma);
    Reach reach = Reach.ALL;
    long start = start(vma);
    if (of.scope().equals("page")) {
      long page = (event.number("addr").orElse(start) - start) >> PAGE_SHIFT;
      reach = new Reach(page, page + 1);
    } else if (of.scope().equals("range")) {
      long to = page(event, "end", start - PAGE + 1);
      boolean all = to == Long.MAX_VALUE && event.number("start").orElse(1) == 0;
      reach = all ? Reach.ALL : new Reach(page(event, "start", start), to);
    }
    return new Subject(Optional.of(buffer), vma, reach, List.of(slice));
  }

  /** The page of an address, where addresses without sign are at most {@link Long#MAX_VALUE}. */
  private static long page(LogEvent event, String argument, long start) {
    long address = event.number(argument).orElse(0);
    return address < 0 ? Long.MAX_VALUE : (address - start) >> PAGE_SHIFT;
  }

  /** The slice of the VMA that was mapped as the n-th; empty if there is none any more. */
  Optional<Slice> mapped(long n) {
    if (n < 0 || n >= inOrder.size()) {
      return Optional.empty();
    }
    long vma = inOrder.get((int) n);
    return buffers.values().stream().filter(b -> b.knows(vma)).map(b -> b.area(vma)).findFirst();
  }

  private long start(long vma) {
    Area area = areas.get(vma);
    return area == null ? 0 : area.start();
  }

  private boolean named(LogEvent event) {
    Set<String> names = new HashSet<>(mapping.buffers().keySet());
    names.retainAll(event.arguments().keySet());
    return !names.isEmpty();
  }

  private Optional<Buffer> buffer(Mapping.EventRule of, LogEvent event) {
    for (var argument : mapping.buffers().entrySet()) {
      OptionalLong pointer = event.number(argument.getKey());
      if (pointer.isPresent()) {
        long address = pointer.getAsLong() + argument.getValue();
        boolean names = argument.getValue() == 0 && !of.known();
        if (names && of.life().equals("creates") && isNew(address)) {
          buffers.put(address, begin(address, true));
        } else if (names || argument.getValue() != 0) {
          buffers.computeIfAbsent(address, a -> begin(a, false));
        }
        Optional<Buffer> found = Optional.ofNullable(buffers.get(address));
        if (names && found.isPresent()) {
          long before = found.get().confirm();
          tally.explained += before;
          tally.foreign -= before;
        }
        return found;
      }
    }
    return Optional.empty();
  }

  /** A lock of that address may have been in use before; then its buffer is at rest now. */
  private boolean isNew(long address) {
    Buffer known = buffers.get(address);
    return known == null || (!known.isConfirmed() && known.isQuiet());
  }

  /** What was a lock only is no buffer. */
  void forget(Buffer buffer) {
    buffers.remove(buffer.address);
  }

  private Buffer begin(long address, boolean created) {
    return new Buffer(
        address,
        new Slice(simulation, created ? beginning.fresh() : beginning.unmapped()),
        new Slice(simulation, created ? StateSets.EMPTY : beginning.mapped()));
  }

  /** A munmap is of the VMA that begins at its address in the address space of its task. */
  private Subject unmaps(LogEvent event) {
    long start = event.number("start").orElse(0);
    for (Buffer buffer : buffers.values()) {
      for (var area : areas.entrySet()) {
        if (area.getValue().start() == start
            && buffer.knows(area.getKey())
            && spaces.getOrDefault(event.pid(), 0L) == area.getValue().space()) {
          return new Subject(
              Optional.of(buffer), area.getKey(), Reach.ALL, List.of(buffer.area(area.getKey())));
        }
      }
    }
    return Subject.nothing();
  }

  private void exit(Mapping.EventRule of, LogEvent event) {
    long vma = event.number("vma").orElse(0);
    if (of.life().equals("unmapped") && buffers.values().stream().anyMatch(b -> b.knows(vma))) {
      forgetArea(vma);
      tally.endedByExit++;
    }
  }

  private void forgetArea(long vma) {
    buffers.values().forEach(buffer -> buffer.end(vma));
    areas.remove(vma);
  }

  /** What ends with a call. */
  void left(Call call) {
    String life = call.rule().of().life();
    if (life.equals("unmaps") && call.vma() != 0) {
      forgetArea(call.vma());
    } else if (life.equals("deletes")) {
      call.buffer().ifPresent(buffer -> buffers.remove(buffer.address));
    }
  }
}
