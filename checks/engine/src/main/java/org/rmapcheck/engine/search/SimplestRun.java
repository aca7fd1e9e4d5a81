package org.rmapcheck.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Among the shortest runs to a violation, one with the fewest context switches: people follow one
 * process at a time, and a race shows best where it switches least.
 *
 * <p>A second pass over the levels of the search up to the depth of the violation. Exact: no run of
 * that length has fewer switches; of several the first in discovery order is taken, so that the
 * answer is the same in every run. It keeps every state up to that depth and gives up beyond a
 * limit of states: then the run that the search found stays, and nothing is claimed of it.
 */
public final class SimplestRun {

  private final Model model;
  private final long mostStates;

  /**
   * Prepares the pass.
   *
   * @param mostStates how many states may be kept
   */
  public SimplestRun(Model model, long mostStates) {
    this.model = model;
    this.mostStates = mostStates;
  }

  /** The run of the verdict's length that breaks the property with the fewest switches. */
  public Optional<Path> breaking(Property property, Verdict.Violated verdict) {
    return run(SwitchLevels.Target.of(model, property), verdict)
        .map(
            path -> {
              Replay replay = new Replay(model);
              boolean byState =
                  property
                      .invariant()
                      .filter(e -> !new ReferenceInterpreter(model).holds(e, path.last()))
                      .isPresent();
              replay.violation(property, path, !byState);
              return path;
            });
  }

  /** The run of the verdict's length to a deadlock with the fewest switches. */
  public Optional<Path> deadlocking(Verdict.Violated verdict) {
    return run(SwitchLevels.Target.deadlock(model), verdict)
        .map(
            path -> {
              new Replay(model).deadlock(path);
              return path;
            });
  }

  /** How often the process changes along a run. */
  public static int switches(Path path) {
    int switches = 0;
    for (int k = 1; k < path.length(); k++) {
      if (path.steps().get(k).instance() != path.steps().get(k - 1).instance()) {
        switches++;
      }
    }
    return switches;
  }

  private Optional<Path> run(SwitchLevels.Target target, Verdict.Violated verdict) {
    if (verdict.depth() == 0) {
      return Optional.of(verdict.path());
    }
    return new SwitchLevels(model, target, mostStates).run(verdict.depth()).map(this::path);
  }

  private Path path(List<Transition> steps) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    List<State> states = new ArrayList<>();
    states.add(reference.initial());
    for (Transition step : steps) {
      states.add(reference.execute(states.get(states.size() - 1), step).state());
    }
    return new Path(steps, states);
  }
}
