package org.rmapcheck.cli.check;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.PropertySelection;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.trace.ExpectedVerdict;

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
  private final Set<Pass> passes;
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
    this(extent, memory, atOnce, cancelled, SuccessorSource.AUTO, EnumSet.allOf(Pass.class));
  }

  private CheckService(
      CheckRequest.Extent extent,
      long memory,
      int atOnce,
      BooleanSupplier cancelled,
      SuccessorSource successors,
      Set<Pass> passes) {
    this.extent = extent;
    this.memory = memory;
    this.atOnce = atOnce;
    this.cancelled = cancelled;
    this.successors = successors;
    this.passes = Set.copyOf(passes);
  }

  /** The same for searches so small that compiling a model takes longer than exploring it. */
  public CheckService forSmallModels() {
    return new CheckService(extent, memory, atOnce, cancelled, SuccessorSource.INTERPRETED, passes);
  }

  /** The same with only these passes before each search. */
  public CheckService with(Set<Pass> newPasses) {
    return new CheckService(extent, memory, atOnce, cancelled, successors, newPasses);
  }

  /** The verdicts on one scenario. */
  public ScenarioResult check(LoadedScenario loaded, SearchListener listener) {
    return check(loaded, listener, () -> false);
  }

  /** The same, ended also when its own time is up. */
  public ScenarioResult check(
      LoadedScenario loaded, SearchListener listener, BooleanSupplier late) {
    long start = System.nanoTime();
    Transformed tree = asked(loaded, Pass.run(loaded.model(), passes));
    Outcome outcome = search(tree.model(), listener, late);
    if (outcome.modelError().isPresent() && !tree.model().equals(tree.written())) {
      // where a step goes wrong is said in kernel steps, and a model error need not be quick
      tree = Transformed.of(loaded.model());
      outcome = search(tree.model(), listener, late);
    }
    Outcome written = AsWritten.of(tree, outcome);
    long millis = (System.nanoTime() - start) / 1_000_000;
    return result(loaded, tree, written, millis, passes);
  }

  /**
   * What the search has to look at. One that ends at the first violation must not end at that of a
   * property that the scenario does not ask for; the whole graph tells of these too.
   */
  private Transformed asked(LoadedScenario loaded, Transformed tree) {
    List<String> ids = loaded.document().properties();
    return extent == CheckRequest.Extent.WHOLE_GRAPH || ids.isEmpty()
        ? tree
        : new Transformed(
            tree.written(),
            PropertySelection.only(tree.model(), Set.copyOf(ids)),
            tree.origins(),
            tree.notes());
  }

  private Outcome search(Model model, SearchListener listener, BooleanSupplier late) {
    Outcome outcome = inCompany(model, listener, late);
    return outcome.completion() == Completion.OUT_OF_MEMORY && atOnce > 1
        ? alone(model, listener, late)
        : outcome;
  }

  private Outcome inCompany(Model model, SearchListener listener, BooleanSupplier late) {
    company.readLock().lock();
    try {
      return search(model, memory / atOnce, Math.max(1, PROCESSORS / atOnce), listener, late);
    } finally {
      company.readLock().unlock();
    }
  }

  private Outcome alone(Model model, SearchListener listener, BooleanSupplier late) {
    company.writeLock().lock();
    try {
      return search(model, memory, PROCESSORS, listener, late);
    } finally {
      company.writeLock().unlock();
    }
  }

  private Outcome search(
      Model model, long bytes, int threads, SearchListener listener, BooleanSupplier late) {
    return new BreadthFirstSearch()
        .check(
            CheckRequest.of(model)
                .with(extent)
                .withMemoryLimit(bytes)
                .onThreads(threads)
                .computedBy(successors)
                .cancelledBy(() -> cancelled.getAsBoolean() || late.getAsBoolean())
                .reportingTo(listener));
  }

  /** What runs of a scenario's model that were found otherwise say of it. */
  public static ScenarioResult ofRuns(LoadedScenario loaded, Outcome outcome) {
    return result(loaded, Transformed.of(loaded.model()), outcome, 0, Set.of());
  }

  private static ScenarioResult result(
      LoadedScenario loaded, Transformed tree, Outcome outcome, long millis, Set<Pass> passes) {
    List<PropertyResult> all =
        Vector.of(PropertySelection.only(loaded.model(), outcome.verdicts().keySet()), outcome);
    List<String> asked = loaded.document().properties();
    Predicate<PropertyResult> wanted = r -> asked.isEmpty() || asked.contains(r.id());
    List<PropertyResult> vector = all.stream().filter(wanted).toList();
    List<PropertyResult> unasked =
        all.stream().filter(wanted.negate()).filter(PropertyResult::isViolated).toList();
    return new ScenarioResult(
        loaded,
        tree,
        outcome,
        vector,
        unasked,
        Vector.broken(all),
        Vector.lead(vector),
        Deviation.of(vector, expected(loaded, passes)),
        millis);
  }

  /** Depths are expected of the graph that all passes leave, so with others they say nothing. */
  private static Map<String, ExpectedVerdict> expected(LoadedScenario loaded, Set<Pass> passes) {
    Map<String, ExpectedVerdict> expected = new LinkedHashMap<>(loaded.document().expected());
    if (passes.size() < Pass.values().length) {
      expected.replaceAll(
          (id, verdict) ->
              verdict instanceof ExpectedVerdict.ViolatedAtDepth
                  ? new ExpectedVerdict.Violated()
                  : verdict);
    }
    return expected;
  }
}
