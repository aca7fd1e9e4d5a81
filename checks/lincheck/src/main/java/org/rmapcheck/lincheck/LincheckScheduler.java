package org.rmapcheck.lincheck;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;

/**
 * Runs bounded models by real threads, one for each process, which Lincheck's model checking
 * strategy schedules. A second opinion that shares nothing with the engine: no packing, no compiled
 * code, no search of ours.
 *
 * <p>Lincheck bounds the number of switches and raises it; it runs many schedules more than once,
 * and it tells only by ending early that it has run all. Where a process has a choice, each
 * combination of choices is an exploration of its own. One call at a time.
 */
public final class LincheckScheduler {

  private static final String STEP = "org.rmapcheck.lincheck.Machine";

  /** Not a part of the run: Lincheck would copy all that it can reach, before each run. */
  private static final String HAND_OVER = "org.rmapcheck.lincheck.CurrentRun";

  private LincheckScheduler() {}

  /** Runs one. */
  public static Exploration explore(Request request) {
    return exploreAll(List.of(request), exploration -> {}).get(0);
  }

  /**
   * Runs one after the other. Lincheck is started once for all of them, which is what most of the
   * time of a small one would go into.
   *
   * @param done is told of each when it ends
   */
  public static synchronized List<Exploration> exploreAll(
      List<Request> requests, Consumer<Exploration> done) {
    List<Job> jobs = requests.stream().map(Job::new).toList();
    int largest = requests.stream().mapToInt(Request::budget).max().orElse(1);
    Agenda agenda = new Agenda(jobs, done);
    CurrentRun.plan(agenda);
    try {
      while (!agenda.isDone()) {
        check(
                options(largest)
                    .iterations(Integer.MAX_VALUE)
                    .executionGenerator(Agenda.Scenarios.class))
            .ifPresent(failure -> CurrentRun.job().cut());
      }
    } finally {
      CurrentRun.end();
    }
    return jobs.stream().map(Job::result).toList();
  }

  /**
   * Lets the threads of a deadlocked run wait for ever, and asks Lincheck whether it sees it.
   *
   * @return Lincheck's report, if it does
   */
  static synchronized Optional<String> hang(Request request) {
    Job job = new Job(request);
    CurrentRun.hanging(job);
    try {
      return check(options(request.budget()).iterations(0).addCustomScenario(job.first("step")))
          .map(e -> String.valueOf(e.getMessage()));
    } finally {
      CurrentRun.end();
    }
  }

  private static ModelCheckingOptions options(int invocations) {
    return new ModelCheckingOptions()
        .invocationsPerIteration(invocations)
        .minimizeFailedScenario(false)
        .verifier(EveryRun.class)
        .logLevel(LoggingLevel.ERROR)
        .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(HAND_OVER).allMethods().ignore())
        .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(STEP).allMethods().treatAsAtomic());
  }

  /** Lincheck's complaint, if it has one. */
  private static Optional<LincheckAssertionError> check(ModelCheckingOptions options) {
    try {
      options.check(ProcessThreads.class);
      return Optional.empty();
    } catch (Agenda.Done e) {
      return Optional.empty();
    } catch (LincheckAssertionError e) {
      return Optional.of(e);
    }
  }
}
