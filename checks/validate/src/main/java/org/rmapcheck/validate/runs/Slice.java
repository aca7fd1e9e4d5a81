package org.rmapcheck.validate.runs;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is possible for one buffer and one VMA of it, page by page. Pages of which the log has said
 * nothing of their own are one set of states; so are all others between which it made no
 * difference.
 */
final class Slice {

  /** What was possible when no run could go on. */
  record Dead(int before, Observation event, Context context, long page) {}

  private final Simulation simulation;
  private final BitSet taken = new BitSet();
  private int others;
  private final Map<Long, Page> pages = new LinkedHashMap<>();
  private final OpenCalls open = new OpenCalls();
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
    open.enter(rule, task, reach);
    return dead;
  }

  /** A task returns from a call. */
  Optional<Dead> leave(Rules.Rule rule, int pid, int behind) {
    taken.clear();
    Integer task = tokens.get(pid);
    if (task == null) {
      return Optional.empty();
    }
    Optional<OpenCalls.Open> call = open.innermost(rule, task);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    Optional<Dead> dead =
        behind < 0
            ? Optional.empty()
            : advance(Observation.behind(rule.number(), behind, task), call.get().reach(), -1);
    open.leave(call.get());
    release(pid, task);
    return dead;
  }

  /** A mark of a user program; whether some run goes on. */
  boolean mark(long number, int pid, boolean ends, boolean store, int word, long value) {
    Page page = pages.computeIfAbsent(number, p -> new Page(others));
    int task = token(pid);
    boolean tells = ends || store;
    int used = simulation.sets.values(page.set, word);
    int token = tells ? page.value(word, used, value) : 0;
    page.set =
        simulation.behind(
            page.set, open.context(number), new AccessMark(ends, store, task, word, token));
    release(pid, task);
    return page.set != StateSets.EMPTY;
  }

  private int token(int pid) {
    Integer known = tokens.get(pid);
    if (known != null) {
      return known;
    }
    for (int token = 0; token < OpenCalls.TASKS; token++) {
      if (!tokens.containsValue(token)) {
        tokens.put(pid, token);
        return token;
      }
    }
    throw new LimitException("more than " + OpenCalls.TASKS + " tasks are in calls at once");
  }

  /** A token is free again when its task is in no call and owns nothing. */
  private void release(int pid, int task) {
    if (!open.has(task) && (bound() >> task & 1) == 0) {
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
    Context common = open.context(OpenCalls.NO_PAGE);
    boolean single = open.anyOfSome();
    for (Map.Entry<Long, Page> entry : pages.entrySet()) {
      Page page = entry.getValue();
      Context context = single ? open.context(entry.getKey()) : common;
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
        Context context = open.context(entry.getKey());
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
    int token = page.pfn(simulation.sets.pages(page.set), pfn);
    Context context = open.context(number);
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
