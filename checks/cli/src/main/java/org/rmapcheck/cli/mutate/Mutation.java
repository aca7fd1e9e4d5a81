package org.rmapcheck.cli.mutate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.PropertySelection;
import org.rmapcheck.model.mutate.Mutant;
import org.rmapcheck.model.mutate.Mutants;
import org.rmapcheck.model.mutate.Operator;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.pass.Transformed;

/**
 * The mutants of one scenario and what becomes of them. A mutant is explored until something
 * differs from the original's verdicts: a property that held is violated or vacuous, a process
 * hangs, or a value leaves its range.
 *
 * <p>Only what holds in the original can tell a mutant from it, so a scenario that breaks something
 * has to be asked without the properties that break.
 */
public final class Mutation {

  /** What a search that ended in a model error, or vacuously, is said to be killed by. */
  private static final String MODEL_ERROR = "model error";

  private static final String VACUOUS = " (vacuous)";

  /** A step or arm that fires in the original never does: {@code check --coverage} would say so. */
  private static final String COVERAGE = "coverage";

  private static final int LARGER = 20;
  private static final int LARGEST_COMPARED = 60_000;

  private final Transformed tree;
  private final Outcome original;
  private final Fired fired;
  private final long mostStates;
  private final BooleanSupplier cancelled;
  private final Supplier<Optional<Graph>> graph;

  private Mutation(LoadedScenario scenario, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    Transformed whole = Pass.run(scenario.model(), EnumSet.of(Pass.SPECIALISE));
    this.tree = new Transformed(whole.written(), holding(whole), whole.origins(), List.of());
    this.original = search(tree.model(), CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE);
    this.fired = Fired.of(tree.model(), original);
    this.mostStates = 10_000 + LARGER * original.census().states();
    this.graph = new Once<>(() -> graph(tree.model()));
  }

  /**
   * Prepares a scenario.
   *
   * @throws UserError if the scenario hangs or its model is wrong as it is
   */
  public static Mutation of(LoadedScenario scenario, BooleanSupplier cancelled) {
    Mutation mutation = new Mutation(scenario, cancelled);
    if (!(mutation.original.deadlock() instanceof Verdict.Holds) && !cancelled.getAsBoolean()) {
      throw new UserError(
          ExitStatus.USAGE,
          "scenario '" + scenario.name() + "' hangs as it is: its mutants could not be told apart");
    }
    return mutation;
  }

  /** The properties that hold as it is; assertions of the others go with them. */
  private Model holding(Transformed whole) {
    Outcome outcome = search(whole.model(), CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE);
    Set<String> kept = new LinkedHashSet<>();
    outcome
        .verdicts()
        .forEach(
            (id, verdict) -> {
              if (verdict instanceof Verdict.Holds) {
                kept.add(id);
              }
            });
    return PropertySelection.only(whole.model(), kept);
  }

  public List<Mutant> mutants() {
    return Mutants.of(tree);
  }

  public long states() {
    return original.census().states();
  }

  /** What becomes of a mutant. For many threads. */
  public MutantResult run(Mutant mutant) {
    Outcome outcome = search(mutant.model(), CheckRequest.Extent.FIRST_VIOLATION, mostStates);
    List<String> killers = killers(outcome);
    if (killers.isEmpty()
        && outcome.completion() == Completion.COMPLETE
        && !Fired.of(mutant.model(), outcome).covers(fired)) {
      killers = List.of(COVERAGE);
    }
    if (!killers.isEmpty()) {
      return new MutantResult(mutant, MutantResult.Fate.KILLED, killers);
    } else if (outcome.completion() != Completion.COMPLETE) {
      return new MutantResult(mutant, MutantResult.Fate.TOO_LARGE, List.of());
    }
    return new MutantResult(
        mutant,
        isEquivalent(mutant) ? MutantResult.Fate.EQUIVALENT : MutantResult.Fate.SURVIVED,
        List.of());
  }

  private static List<String> killers(Outcome outcome) {
    List<String> killers = new ArrayList<>();
    for (Map.Entry<String, Verdict> entry : outcome.verdicts().entrySet()) {
      if (entry.getValue() instanceof Verdict.Violated) {
        killers.add(entry.getKey());
      } else if (entry.getValue() instanceof Verdict.Vacuous) {
        killers.add(entry.getKey() + VACUOUS);
      }
    }
    if (outcome.deadlock() instanceof Verdict.Violated) {
      killers.add(ScenarioReader.DEADLOCK);
    }
    if (outcome.modelError().isPresent()) {
      killers.add(MODEL_ERROR);
    }
    return killers;
  }

  /**
   * Whether the graphs are the same when steps are merged in both. A step that is split is as good
   * as whole if no state is new in which it is complete: nobody can tell that it was in two parts.
   */
  private boolean isEquivalent(Mutant mutant) {
    Optional<Graph> merged = graph.get();
    if (merged.isPresent() && merged.equals(graph(mutant.model()))) {
      return true;
    } else if (mutant.operator() != Operator.SPLIT_STEP) {
      return false;
    }
    Optional<Set<String>> fine = Graph.of(tree.model(), LARGEST_COMPARED).map(Graph::completed);
    return fine.isPresent()
        && fine.equals(Graph.of(mutant.model(), LARGEST_COMPARED).map(Graph::completed));
  }

  private static Optional<Graph> graph(Model model) {
    return Graph.of(Pass.run(model, EnumSet.allOf(Pass.class)).model(), LARGEST_COMPARED);
  }

  private Outcome search(Model model, CheckRequest.Extent extent, long most) {
    AtomicLong states = new AtomicLong();
    return new BreadthFirstSearch()
        .check(
            CheckRequest.of(model)
                .with(extent)
                .onThreads(1)
                .computedBy(SuccessorSource.INTERPRETED)
                .cancelledBy(() -> cancelled.getAsBoolean() || states.get() > most)
                .reportingTo(progress -> states.set(progress.states())));
  }
}
