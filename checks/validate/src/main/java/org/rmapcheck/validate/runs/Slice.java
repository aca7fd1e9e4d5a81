package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is possible for one buffer and one VMA of it, page by page. Pages of which the log has said
 * nothing of their own are one set of states; so are all others between which it made no
 * difference.
 */
final class Slice {

  private static final int TASKS = 31;
  private static final int PAGES = 15;

  /** A call that is open. */
  private record Frame(Rules.Rule rule, int task, Reach reach) {}

  /** The pages that a call is about. */
  record Reach(long from, long to) {
    static final Reach ALL = new Reach(0, Long.MAX_VALUE);

    boolean all() {
      return equals(ALL);
    }

    boolean has(long page) {
      return from <= page && page < to;
    }
  }

  /** What the log said of one page. */
  private static final class Page {
    private int set;
    private long[] pfns = new long[PAGES + 1];
    private final long[][] values = new long[Contents.WORDS][PAGES + 1];

    Page(int set) {
      this.set = set;
    }

    Page copy() {
      Page copy = new Page(set);
      copy.pfns = pfns.clone();
      for (int word = 0; word < values.length; word++) {
        copy.values[word] = values[word].clone();
      }
      return copy;
    }
  }

  /** What was possible when no run could go on. */
  record Dead(int before, Observation event, Context context, long page) {}

  /** What an event says beside its rule. */
  record Telling(int memory, int flag, long pfn, boolean vram) {
    static final Telling NOTHING = new Telling(-1, -1, -1, false);
  }

  private final Simulation simulation;
  private final BitSet taken = new BitSet();
  private int others;
  private final Map<Long, Page> pages = new LinkedHashMap<>();
  private final List<Frame> open = new ArrayList<>();
  private final Map<Integer, Integer> tokens = new HashMap<>();

  Slice(Simulation simulation, int set) {
    this.simulation = simulation;
    this.others = set;
  }

  Slice copy() {
    Slice copy = new Slice(simulation, others);
    pages.forEach((number, page) -> copy.pages.put(number, page.copy()));
    copy.open.addAll(open);
    copy.tokens.putAll(tokens);
    return copy;
  }

  /** Forgets everything: from now on any of these states is possible. */
  void forget(int set) {
    others = set;
    pages.clear();
    open.clear();
    tokens.clear();
  }

  /** Nobody is in a call, and nobody owns anything. */
  boolean isQuiet() {
    return open.isEmpty() && bound() == 0;
  }

  boolean possible() {
    return others != StateSets.EMPTY;
  }

  /** An event begins a call of a task. */
  Optional<Dead> enter(Rules.Rule rule, int pid, Reach reach, Telling telling) {
    taken.clear();
    int task = token(pid);
    Observation event =
        new Observation(
            rule.number(), -1, task, telling.memory(), telling.flag(), 0, telling.vram());
    Optional<Dead> dead = advance(event, reach, telling.pfn());
    open.add(new Frame(rule, task, reach));
    return dead;
  }

  /** A task returns from a call. */
  Optional<Dead> leave(Rules.Rule rule, int pid, int behind) {
    taken.clear();
    Integer task = tokens.get(pid);
    if (task == null) {
      return Optional.empty();
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      Frame frame = open.get(i);
      if (frame.task() == task && frame.rule().is(rule)) {
        Optional<Dead> dead =
            behind < 0
                ? Optional.empty()
                : advance(Observation.behind(rule.number(), behind, task), frame.reach(), -1);
        open.remove(i);
        release(pid, task);
        return dead;
      }
    }
    return Optional.empty();
  }

  /** A mark of a user program; whether some run goes on. */
  boolean mark(long number, int pid, boolean ends, boolean store, int word, long value) {
    Page page = pages.computeIfAbsent(number, p -> new Page(others));
    int task = token(pid);
    boolean tells = ends || store;
    int used = simulation.sets.values(page.set, word);
    int token = tells ? token(page.values[word], used, value) : 0;
    page.set =
        simulation.behind(
            page.set, context(number), new AccessMark(ends, store, task, word, token));
    release(pid, task);
    return page.set != StateSets.EMPTY;
  }

  /** The token of a pfn or value: the one that it has, or one that nothing has any more. */
  private static int token(long[] known, int used, long value) {
    for (int t = 1; t <= PAGES; t++) {
      if ((used >> t & 1) != 0 && known[t] == value) {
        return t;
      }
    }
    for (int t = 1; t <= PAGES; t++) {
      if ((used >> t & 1) == 0) {
        known[t] = value;
        return t;
      }
    }
    throw new LimitException("more than " + PAGES + " values are possible at once");
  }

  private int token(int pid) {
    Integer known = tokens.get(pid);
    if (known != null) {
      return known;
    }
    for (int token = 0; token < TASKS; token++) {
      if (!tokens.containsValue(token)) {
        tokens.put(pid, token);
        return token;
      }
    }
    throw new LimitException("more than " + TASKS + " tasks are in calls at once");
  }

  /** A token is free again when its task is in no call and owns nothing. */
  private void release(int pid, int task) {
    if (open.stream().noneMatch(frame -> frame.task() == task) && (bound() >> task & 1) == 0) {
      tokens.remove(pid);
    }
  }

  private int bound() {
    int bits = simulation.sets.tasks(others);
    for (Page page : pages.values()) {
      bits |= simulation.sets.tasks(page.set);
    }
    return bits;
  }

  private Context context(long page) {
    long[] allowed = new long[TASKS + 1];
    int inside = 0;
    for (int i = open.size() - 1; i >= 0; i--) {
      Frame frame = open.get(i);
      if ((inside >> frame.task() & 1) == 0) {
        allowed[frame.task()] |= frame.rule().alone();
        inside |= 1 << frame.task();
      }
      if (frame.reach().all() || (page >= 0 && frame.reach().has(page))) {
        allowed[frame.task()] |= frame.rule().covers();
      }
    }
    return new Context(allowed);
  }

  private int behind(int set, Context context, Observation event) {
    Simulation.Answer answer = simulation.behind(set, context, event);
    taken.or(answer.taken());
    return answer.set();
  }

  /** Labels of the steps that the last event shows to have been taken. */
  BitSet taken() {
    return taken;
  }

  private Optional<Dead> advance(Observation event, Reach reach, long pfn) {
    if (pfn >= 0) {
      return insert(reach.from(), event, pfn);
    }
    if (!reach.all()) {
      return advanceSome(event, reach);
    }
    Map<Integer, Integer> answers = new HashMap<>();
    Context common = context(-1);
    boolean single = open.stream().anyMatch(frame -> !frame.reach().all());
    for (Map.Entry<Long, Page> entry : pages.entrySet()) {
      Page page = entry.getValue();
      Context context = single ? context(entry.getKey()) : common;
      int before = page.set;
      page.set =
          single && !context.equals(common)
              ? behind(before, context, event)
              : answers.computeIfAbsent(before, set -> behind(set, common, event));
      if (page.set == StateSets.EMPTY) {
        return Optional.of(new Dead(before, event, context, entry.getKey()));
      }
    }
    int before = others;
    others = behind(others, common, event);
    return others == StateSets.EMPTY
        ? Optional.of(new Dead(before, event, common, -1))
        : Optional.empty();
  }

  private Optional<Dead> advanceSome(Observation event, Reach reach) {
    if (reach.to() == reach.from() + 1) {
      pages.computeIfAbsent(reach.from(), p -> new Page(others));
    }
    for (Map.Entry<Long, Page> entry : pages.entrySet()) {
      if (reach.has(entry.getKey())) {
        Page page = entry.getValue();
        Context context = context(entry.getKey());
        int before = page.set;
        page.set = behind(before, context, event);
        if (page.set == StateSets.EMPTY) {
          return Optional.of(new Dead(before, event, context, entry.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Dead> insert(long number, Observation event, long pfn) {
    Page page = pages.computeIfAbsent(number, p -> new Page(others));
    int token = token(page.pfns, simulation.sets.pages(page.set), pfn);
    Context context = context(number);
    Observation told =
        new Observation(
            event.rule(), -1, event.task(), event.memory(), event.flag(), token, event.vram());
    int before = page.set;
    page.set = behind(before, context, told);
    return page.set == StateSets.EMPTY
        ? Optional.of(new Dead(before, told, context, number))
        : Optional.empty();
  }
}
