package org.rmapcheck.cli.check;

import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;

/**
 * Checks scenarios. For many threads.
 *
 * <p>Searches that run at once share the processors and the memory evenly. One that runs out of its
 * share is started again alone with all of it, so that whether a scenario fits does not depend on
 * its neighbours.
 */
public final class CheckService {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final CheckRequest.Extent extent;
  private final long memory;
  private final int atOnce;
  private final BooleanSupplier cancelled;
  private final SuccessorSource successors;
  private final ReentrantReadWriteLock company = new ReentrantReadWriteLock(true);

  /**
   * Makes a service.
   *
   * @param memory bytes for all searches together
   * @param atOnce how many searches run at one time at most
   * @param cancelled asked by the searches whether to end
   */
  public CheckService(
      CheckRequest.Extent extent, long memory, int atOnce, BooleanSupplier cancelled) {
    this(extent, memory, atOnce, cancelled, SuccessorSource.AUTO);
  }

  private CheckService(
      CheckRequest.Extent extent,
      long memory,
      int atOnce,
      BooleanSupplier cancelled,
      SuccessorSource successors) {
    this.extent = extent;
    this.memory = memory;
    this.atOnce = atOnce;
    this.cancelled = cancelled;
    this.successors = successors;
  }

  /** The same for searches so small that compiling a model takes longer than exploring it. */
  public CheckService forSmallModels() {
    return new CheckService(extent, memory, atOnce, cancelled, SuccessorSource.INTERPRETED);
  }

  /** The verdicts on one scenario. */
  public ScenarioResult check(LoadedScenario loaded, SearchListener listener) {
    long start = System.nanoTime();
    Outcome outcome = inCompany(loaded, listener);
    if (outcome.completion() == Completion.OUT_OF_MEMORY && atOnce > 1) {
      outcome = alone(loaded, listener);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return result(loaded, outcome, millis);
  }

  private Outcome inCompany(LoadedScenario loaded, SearchListener listener) {
    company.readLock().lock();
    try {
      return search(loaded, memory / atOnce, Math.max(1, PROCESSORS / atOnce), listener);
    } finally {
      company.readLock().unlock();
    }
  }

  private Outcome alone(LoadedScenario loaded, SearchListener listener) {
    company.writeLock().lock();
    try {
      return search(loaded, memory, PROCESSORS, listener);
    } finally {
      company.writeLock().unlock();
    }
  }

  private Outcome search(LoadedScenario loaded, long bytes, int threads, SearchListener listener) {
    return new BreadthFirstSearch()
        .check(
            CheckRequest.of(loaded.model())
                .with(extent)
                .withMemoryLimit(bytes)
                .onThreads(threads)
                .computedBy(successors)
                .cancelledBy(cancelled)
                .reportingTo(listener));
  }

  private static ScenarioResult result(LoadedScenario loaded, Outcome outcome, long millis) {
    List<PropertyResult> all = Vector.of(loaded.model(), outcome);
    List<String> asked = loaded.document().properties();
    List<PropertyResult> vector =
        asked.isEmpty() ? all : all.stream().filter(r -> asked.contains(r.id())).toList();
    return new ScenarioResult(
        loaded,
        outcome,
        vector,
        Vector.broken(all),
        Vector.lead(vector),
        Deviation.of(vector, loaded.document().expected()),
        millis);
  }
}
