package org.rmapcheck.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.rmapcheck.model.bounded.BoundedModel;

/**
 * The exploration of one bounded model: a scenario of Lincheck's for each combination of choices.
 */
final class Job {

  private final ReferenceStates states;
  private final List<Integer> instances;
  private final RunLog log;
  private final Choices choices;
  private final Request request;
  private boolean cut;
  private boolean ended;

  Job(Request request) {
    BoundedModel bounded = request.bounded();
    this.states = new ReferenceStates(bounded);
    this.instances = instances(bounded);
    this.log = new RunLog(states, instances);
    this.choices = new Choices(instances.stream().map(bounded.steps()::get).toList());
    this.request = request;
  }

  ReferenceStates states() {
    return states;
  }

  /** The next combination of choices; empty when the job is done. */
  Optional<ExecutionScenario> next() {
    choices.seen(log.options());
    Optional<List<List<Integer>>> next = ended ? Optional.empty() : choices.next();
    ended = next.isEmpty();
    return next.map(combination -> scenario("attempt", combination));
  }

  /** Takes a run; false if the job is to end here, with runs left. */
  boolean take(ExecutionResult result) {
    log.take(result);
    boolean more = log.broken().size() > states.before().size();
    boolean broken = request.until() == Request.Until.BROKEN && more;
    if (broken || log.completed() >= request.budget()) {
      cut();
    }
    return !ended;
  }

  /** Ends the job before it has run all. */
  void cut() {
    cut = true;
    ended = true;
  }

  Exploration result() {
    return new Exploration(
        log.completed(),
        log.schedules(),
        completeness(!cut && !choices.isTruncated()),
        log.broken());
  }

  private Exploration.Completeness completeness(boolean all) {
    if (all) {
      return Exploration.Completeness.EXHAUSTED;
    }
    return log.broken().isEmpty()
        ? Exploration.Completeness.SAMPLED
        : Exploration.Completeness.FOUND;
  }

  /** The instances that take steps: each is a thread. */
  private static List<Integer> instances(BoundedModel bounded) {
    List<Integer> instances = new ArrayList<>();
    for (int i = 0; i < bounded.steps().size(); i++) {
      if (bounded.steps().get(i) > 0) {
        instances.add(i);
      }
    }
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("no process may take a step: give some of them steps");
    }
    return instances;
  }

  /** The first combination of choices, with each step as an operation of this name. */
  ExecutionScenario first(String operation) {
    return scenario(operation, choices.next().orElseThrow());
  }

  private ExecutionScenario scenario(String operation, List<List<Integer>> combination) {
    List<List<Actor>> threads = new ArrayList<>();
    for (int thread = 0; thread < instances.size(); thread++) {
      List<Actor> operations = new ArrayList<>();
      for (int choice : combination.get(thread)) {
        operations.add(new Actor(method(operation), List.of(instances.get(thread), choice)));
      }
      threads.add(operations);
    }
    return new ExecutionScenario(List.of(), threads, List.of(), null);
  }

  private static Method method(String operation) {
    try {
      return ProcessThreads.class.getMethod(operation, int.class, int.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
