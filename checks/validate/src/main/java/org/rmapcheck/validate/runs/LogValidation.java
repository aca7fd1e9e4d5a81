package org.rmapcheck.validate.runs;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.mapping.Mapping;

/**
 * Holds a log against the model, event by event.
 *
 * <p>The order of recording is used as what it is: a marker of a task comes before what the task
 * does next and behind what it did before, so a call's effect is somewhere between its entry and
 * its return, in any order with what others do meanwhile. That is justified by the counter that
 * numbers the events: it grows with real time on all CPUs, whereas a step itself has no number.
 */
public final class LogValidation {

  private final Mapping mapping;
  private final Simulation simulation;
  private final Subjects subjects;
  private final Tally tally;
  private final Map<Integer, Deque<Call>> stacks = new HashMap<>();
  private final Refusals refusals;
  private Optional<Integer> first = Optional.empty();
  private final Optional<UserMarks> marks;
  private boolean setUp;

  LogValidation(Mapping mapping, Simulation simulation, Subjects subjects, Tally tally) {
    this.mapping = mapping;
    this.simulation = simulation;
    this.subjects = subjects;
    this.tally = tally;
    this.refusals = new Refusals(simulation);
    this.setUp = mapping.setUp();
    this.marks = Optional.ofNullable(mapping.marks()).map(m -> new UserMarks(m, subjects));
  }

  public Tally tally() {
    return tally;
  }

  /** The next event; a refusal if no run of the model has it. */
  public Optional<Refusal> accept(LogEvent event) {
    tally.total++;
    Optional<Rules.Rule> rule = simulation.rules.of(event.name());
    if (rule.isPresent() && rule.get().of().kind().equals("interrupt")) {
      tally.interrupts++;
      return Optional.empty();
    }
    beginRace(event);
    Deque<Call> stack = stacks.computeIfAbsent(event.pid(), p -> new ArrayDeque<>());
    while (!stack.isEmpty() && stack.peek().isPoint()) {
      Optional<Refusal> refused = leave(stack.pop(), OptionalLong.empty(), event);
      if (refused.isPresent()) {
        return refused;
      }
    }
    switch (marks.map(m -> m.accept(event)).orElse(UserMarks.Outcome.NONE)) {
      case EXPLAINED -> {
        tally.explained++;
        tally.accesses++;
        return Optional.empty();
      }
      case REFUSED -> {
        return Optional.of(
            Refusals.of(event, "no run lets the task make this access, or load this value"));
      }
      case NONE -> {}
    }
    if (rule.isPresent()) {
      return enter(rule.get(), event, stack);
    }
    if (event.name().endsWith("_ret")) {
      String call = event.name().substring(0, event.name().length() - "_ret".length());
      Optional<Rules.Rule> of = simulation.rules.of(call);
      if (of.isPresent()) {
        return back(of.get(), event, stack);
      }
    }
    count(isIgnored(event.name()) ? tally.ignored : tally.unknown, event);
    return Optional.empty();
  }

  private boolean isIgnored(String name) {
    String call = name.endsWith("_ret") ? name.substring(0, name.length() - "_ret".length()) : name;
    return mapping.ignored().containsKey(name) || mapping.ignored().containsKey(call);
  }

  private static void count(Map<String, Long> into, LogEvent event) {
    into.merge(event.name(), 1L, Long::sum);
  }

  /** A step counts where the call that covers it shows it: once, however many pages tell of it. */
  private void count(BitSet taken, Rules.Rule rule, Optional<Buffer> of) {
    if (taken.isEmpty() && of.isPresent() && of.get().isConfirmed()) {
      tally.hidden++;
    }
    taken.stream()
        .mapToObj(simulation.graph::name)
        .filter(step -> simulation.rules.counts(rule, step))
        .forEach(step -> tally.steps.merge(step, 1L, Long::sum));
  }

  /** Up to the first event of a second task the log may lack parts. */
  private void beginRace(LogEvent event) {
    if (!setUp) {
      return;
    }
    if (first.isEmpty()) {
      first = Optional.of(event.pid());
    }
    if (first.get() == event.pid()) {
      tally.setUp++;
      return;
    }
    setUp = false;
    subjects.forget();
  }

  private Optional<Refusal> enter(Rules.Rule rule, LogEvent event, Deque<Call> stack) {
    Subjects.Subject subject = subjects.of(rule, event, stack);
    List<Slice> heard = subject.slices();
    Call call = new Call(rule, event, subject.buffer(), subject.vma(), heard);
    Optional<Refusal> misplaced = misplaced(rule, event, subject, stack);
    stack.push(call);
    if (heard.isEmpty()) {
      tally.foreign++;
      return Optional.empty();
    }
    explained(subject.buffer(), event);
    Telling telling = Telling.of(event, rule.of(), mapping, simulation.graph.variables);
    BitSet taken = new BitSet();
    for (Slice slice : heard) {
      Optional<Slice.Dead> dead = slice.enter(rule, event.pid(), subject.reach(), telling);
      if (dead.isPresent() && counts(subject.buffer(), slice)) {
        return Optional.of(refusals.of(event, subject.buffer(), dead.get()));
      }
      taken.or(slice.taken());
    }
    count(taken, rule, subject.buffer());
    return misplaced;
  }

  /** Refuses an event in a call of the same task about the same buffer that has none of it. */
  private Optional<Refusal> misplaced(
      Rules.Rule rule, LogEvent event, Subjects.Subject subject, Deque<Call> stack) {
    return stack.stream()
        .filter(call -> rule.of().outside().contains(call.event().name()))
        .filter(call -> call.buffer().isPresent() && call.buffer().equals(subject.buffer()))
        .findFirst()
        .map(call -> refusals.of(event, "the task is still in " + call.event().name(), call));
  }

  /** A return belongs to the innermost call of its name. */
  private Optional<Refusal> back(Rules.Rule rule, LogEvent event, Deque<Call> stack) {
    if (stack.stream().noneMatch(call -> call.rule().is(rule))) {
      tally.foreign++;
      return Optional.empty();
    }
    Call call = stack.pop();
    while (!call.rule().is(rule)) {
      if (!call.heard().isEmpty()) {
        return Optional.of(
            refusals.of(
                event, "the task has not returned from " + call.event().name() + " yet", call));
      }
      call = stack.pop();
    }
    if (call.heard().isEmpty()) {
      tally.foreign++;
    } else {
      explained(call.buffer(), event);
    }
    return leave(call, event.number("ret"), event);
  }

  private Optional<Refusal> leave(Call call, OptionalLong value, LogEvent event) {
    if (call.heard().isEmpty()) {
      subjects.left(call);
      return Optional.empty();
    }
    int behind = call.rule().behind(value);
    BitSet taken = new BitSet();
    boolean all = call.rule().of().scope().equals("buffer");
    for (Slice slice : all ? call.buffer().orElseThrow().all() : call.heard()) {
      Optional<Slice.Dead> dead = slice.leave(call.rule(), call.event().pid(), behind);
      if (dead.isPresent() && counts(call.buffer(), slice)) {
        return Optional.of(
            refusals.of(call.isPoint() ? call.event() : event, call.buffer(), dead.get()));
      }
      taken.or(slice.taken());
    }
    count(taken, call.rule(), call.isPoint() ? Optional.empty() : call.buffer());
    subjects.left(call);
    return Optional.empty();
  }

  /** Whether a slice that has no run any more is the log's fault. */
  private boolean counts(Optional<Buffer> buffer, Slice slice) {
    if (buffer.isPresent() && !buffer.get().isConfirmed()) {
      subjects.forget(buffer.get());
      return false;
    }
    return buffer.isEmpty() || !buffer.get().isUnseen(slice);
  }

  private void explained(Optional<Buffer> buffer, LogEvent event) {
    if (buffer.isPresent() && !buffer.get().isConfirmed()) {
      buffer.get().tell();
      tally.foreign++;
      return;
    }
    tally.explained++;
    count(tally.byEvent, event);
    buffer.ifPresent(b -> refusals.remember(b, event));
  }
}
