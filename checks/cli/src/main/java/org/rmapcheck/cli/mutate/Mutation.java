package org.rmapcheck.cli.mutate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rmapcheck.cli.coverage.Coverage;
import org.rmapcheck.cli.mutate.MutantResult.Fate;
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
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.PropertySelection;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.mutate.Mutant;
import org.rmapcheck.model.mutate.Mutants;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.pass.Transformed;

/**
 * The mutants of one scenario and what becomes of them. A mutant is explored until something
 * differs from the original's verdicts: a property that held is violated or vacuous, a process
 * hangs, or a value leaves its range. What that does not notice may be the original in disguise
 * ({@link Behaviour}); if not, the lines of {@code check --coverage} may tell.
 *
 * <p>Only what holds in the original can tell a mutant from it, so a scenario that breaks something
 * has to be asked without the properties that break.
 */
public final class Mutation {

  private static final String VACUOUS = " (vacuous)";

  private static final int LARGER = 20;
  private static final int LARGEST_COMPARED = 250_000;
  private static final int LARGEST_COVERED = 250_000;

  private final Transformed tree;
  private final Outcome original;
  private final long mostStates;
  private final BooleanSupplier cancelled;
  private final Set<String> observed;
  private final Supplier<Optional<Behaviour>> merged;
  private final Supplier<Optional<Behaviour>> fine;
  private final Supplier<Optional<Set<String>>> idle;

  private Mutation(LoadedScenario scenario, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    Transformed whole = Pass.run(scenario.model(), EnumSet.of(Pass.SPECIALISE));
    this.tree = new Transformed(whole.written(), holding(whole), whole.origins(), List.of());
    this.original = search(tree.model(), CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE);
    this.mostStates = 10_000 + LARGER * original.census().states();
    this.observed =
        tree.model().variables().stream()
            .filter(v -> v.kind() == Variable.Kind.SHARED)
            .map(Variable::name)
            .collect(Collectors.toSet());
    this.merged = new Once<>(() -> merged(tree.model()));
    this.fine = new Once<>(() -> Behaviour.of(tree.model(), observed, LARGEST_COMPARED));
    this.idle = new Once<>(() -> idle(tree.model()));
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
    Optional<MutantResult> killed = killed(mutant, outcome);
    if (killed.isPresent()) {
      return killed.get();
    } else if (outcome.completion() != Completion.COMPLETE) {
      return MutantResult.alive(mutant, Fate.TOO_LARGE);
    } else if (isEquivalent(mutant)) {
      return MutantResult.alive(mutant, Fate.EQUIVALENT);
    }
    List<String> lines = newlyIdle(mutant);
    return lines.isEmpty()
        ? MutantResult.alive(mutant, Fate.SURVIVED)
        : MutantResult.killed(mutant, Kill.IDLE, lines);
  }

  private static Optional<MutantResult> killed(Mutant mutant, Outcome outcome) {
    List<String> violated = new ArrayList<>();
    List<String> vacuous = new ArrayList<>();
    for (Map.Entry<String, Verdict> entry : outcome.verdicts().entrySet()) {
      if (entry.getValue() instanceof Verdict.Violated) {
        violated.add(entry.getKey());
      } else if (entry.getValue() instanceof Verdict.Vacuous) {
        vacuous.add(entry.getKey() + VACUOUS);
      }
    }
    if (!violated.isEmpty()) {
      return Optional.of(MutantResult.killed(mutant, Kill.VIOLATED, violated));
    } else if (outcome.deadlock() instanceof Verdict.Violated) {
      List<String> hang = List.of(ScenarioReader.DEADLOCK);
      return Optional.of(MutantResult.killed(mutant, Kill.HANG, hang));
    } else if (outcome.modelError().isPresent()) {
      List<String> error = List.of(outcome.modelError().get().message());
      return Optional.of(MutantResult.killed(mutant, Kill.MODEL_ERROR, error));
    }
    return vacuous.isEmpty()
        ? Optional.empty()
        : Optional.of(MutantResult.killed(mutant, Kill.VACUOUS, vacuous));
  }

  /** Whether nobody can tell the two apart, as written or when steps are merged in both. */
  private boolean isEquivalent(Mutant mutant) {
    return same(merged.get(), merged(mutant.model()))
        || same(fine.get(), Behaviour.of(mutant.model(), observed, LARGEST_COMPARED));
  }

  private static boolean same(Optional<Behaviour> one, Optional<Behaviour> two) {
    return one.isPresent() && two.isPresent() && one.get().sameAs(two.get());
  }

  private Optional<Behaviour> merged(Model model) {
    return Behaviour.of(
        Pass.run(model, EnumSet.allOf(Pass.class)).model(), observed, LARGEST_COMPARED);
  }

  /** What coverage says of the mutant and not of the original, in steps that are still there. */
  private List<String> newlyIdle(Mutant mutant) {
    Optional<Set<String>> before = idle.get();
    Optional<Coverage> now = Coverage.of(mutant.model(), LARGEST_COVERED);
    if (before.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    Set<String> steps = steps(tree.model());
    steps.retainAll(steps(mutant.model()));
    Set<String> there =
        steps.stream().map(s -> s.substring(0, s.indexOf(' '))).collect(Collectors.toSet());
    return now.get().idle().stream()
        .filter(line -> !before.get().contains(line) && there.contains(Coverage.step(line)))
        .toList();
  }

  /** The steps, each with where its arms lead: a step that changed places leads elsewhere. */
  private static Set<String> steps(Model model) {
    Set<String> steps = new HashSet<>();
    for (var process : model.processes()) {
      for (var step : process.steps()) {
        List<String> targets = step.arms().stream().map(Arm::target).toList();
        steps.add(process.name() + "." + step.label() + " " + step.kernel() + targets);
      }
    }
    return steps;
  }

  private static Optional<Set<String>> idle(Model model) {
    return Coverage.of(model, LARGEST_COVERED).map(c -> new HashSet<>(c.idle()));
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
