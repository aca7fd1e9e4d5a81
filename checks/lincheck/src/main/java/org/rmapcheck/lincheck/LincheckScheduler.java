package org.rmapcheck.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.rmapcheck.model.bounded.BoundedModel;

/**
 * Runs bounded models by real threads, one for each process, which Lincheck's model checking
 * strategy schedules. A second opinion that shares nothing with the engine: no packing, no compiled
 * code, no search of ours.
 *
 * <p>Lincheck bounds the number of switches and raises it; it runs many schedules more than once,
 * and it tells only by ending early that it has run all. Where a process has a choice, each
 * combination of choices is an exploration of its own. One exploration at a time.
 */
public final class LincheckScheduler {

  private static final String STEP = "org.rmapcheck.lincheck.Machine";

  /** Not a part of the run: Lincheck would copy all that it can reach, before each run. */
  private static final String HAND_OVER = "org.rmapcheck.lincheck.CurrentRun";

  private final int budget;

  /**
   * A scheduler.
   *
   * @param budget interleavings to run at most
   */
  public LincheckScheduler(int budget) {
    this.budget = budget;
  }

  /** Runs all schedules that the budget allows, whatever breaks. */
  public Exploration explore(BoundedModel bounded) {
    return explore(bounded, EveryRun.class);
  }

  /** The same up to the first run that breaks something: Lincheck itself then reports a failure. */
  public Exploration untilBroken(BoundedModel bounded) {
    return explore(bounded, EveryRun.UntilBroken.class);
  }

  private synchronized Exploration explore(
      BoundedModel bounded, Class<? extends Verifier> verifier) {
    ReferenceStates states = new ReferenceStates(bounded);
    List<Integer> instances = instances(bounded);
    RunLog log = new RunLog(states, instances);
    Choices choices = new Choices(instances.stream().map(bounded.steps()::get).toList());
    boolean all = true;
    boolean failed = false;
    CurrentRun.begin(states, Hangs.END_THE_RUN, log);
    try {
      for (var next = choices.next(); next.isPresent() && !failed; next = choices.next()) {
        int left = (int) Math.max(0, budget - log.completed());
        if (left == 0) {
          all = false;
          break;
        }
        long before = log.completed();
        failed = check(scenario("attempt", instances, next.get()), verifier, left).isPresent();
        all &= log.completed() - before < left;
        choices.seen(log.options());
      }
    } finally {
      CurrentRun.end();
    }
    return new Exploration(
        log.completed(),
        log.schedules(),
        completeness(all && !failed && !choices.isTruncated(), log),
        log.broken());
  }

  /**
   * Lets the threads of a deadlocked run wait for ever, and asks Lincheck whether it sees it.
   *
   * @return Lincheck's report, if it does
   */
  public synchronized Optional<String> hang(BoundedModel bounded) {
    ReferenceStates states = new ReferenceStates(bounded);
    List<Integer> instances = instances(bounded);
    Choices choices = new Choices(instances.stream().map(bounded.steps()::get).toList());
    CurrentRun.begin(states, Hangs.LEFT_TO_LINCHECK, new RunLog(states, instances));
    try {
      var scenario = scenario("step", instances, choices.next().orElseThrow());
      return check(scenario, EveryRun.class, budget).map(e -> String.valueOf(e.getMessage()));
    } finally {
      CurrentRun.end();
    }
  }

  private static Exploration.Completeness completeness(boolean all, RunLog log) {
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

  private static ExecutionScenario scenario(
      String operation, List<Integer> instances, List<List<Integer>> choices) {
    List<List<Actor>> threads = new ArrayList<>();
    for (int thread = 0; thread < instances.size(); thread++) {
      List<Actor> operations = new ArrayList<>();
      for (int choice : choices.get(thread)) {
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

  /** Lincheck's complaint, if it has one. */
  private static Optional<LincheckAssertionError> check(
      ExecutionScenario scenario, Class<? extends Verifier> verifier, int invocations) {
    try {
      new ModelCheckingOptions()
          .iterations(0)
          .invocationsPerIteration(invocations)
          .minimizeFailedScenario(false)
          .addCustomScenario(scenario)
          .verifier(verifier)
          .logLevel(LoggingLevel.ERROR)
          .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(HAND_OVER).allMethods().ignore())
          .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(STEP).allMethods().treatAsAtomic())
          .check(ProcessThreads.class);
      return Optional.empty();
    } catch (LincheckAssertionError e) {
      return Optional.of(e);
    }
  }
}
