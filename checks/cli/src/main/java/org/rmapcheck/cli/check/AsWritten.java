package org.rmapcheck.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.ModelErrorFound;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Turns what a search found on a transformed model into findings on the model as it is written:
 * each run becomes one of kernel steps, and is checked to break what it is said to break. Depths
 * stay those of the transformed model.
 */
final class AsWritten {

  /** More than all processes together can have merged into the step at which they block. */
  private static final int MOST_STEPS_BEFORE_A_HANG = 200;

  private final Transformed tree;
  private final ReferenceInterpreter reference;

  private AsWritten(Transformed tree) {
    this.tree = tree;
    this.reference = new ReferenceInterpreter(tree.written());
  }

  static Outcome of(Transformed tree, Outcome found) {
    return tree.model().equals(tree.written()) ? found : new AsWritten(tree).outcome(found);
  }

  private Outcome outcome(Outcome found) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    found.verdicts().forEach((id, verdict) -> verdicts.put(id, verdict(id, verdict)));
    return new Outcome(
        found.completion(),
        verdicts,
        deadlock(found.deadlock()),
        found.modelError().map(e -> new ModelErrorFound(e.message(), expanded(e.path()))),
        found.goals(),
        found.census(),
        found.peakBytes());
  }

  private Verdict verdict(String property, Verdict verdict) {
    if (!(verdict instanceof Verdict.Violated violated)) {
      return verdict;
    }
    Path path = expanded(violated.path());
    List<Set<String>> broken = new PathProperties(tree.written()).brokenAlong(path);
    for (int k = 0; k < broken.size(); k++) {
      if (broken.get(k).contains(property)) {
        return new Verdict.Violated(violated.depth(), upTo(path, k));
      }
    }
    throw new CheckerBug(
        "a run of the transformed model breaks "
            + property
            + ", the same of kernel steps does not");
  }

  private Verdict deadlock(Verdict verdict) {
    if (!(verdict instanceof Verdict.Violated violated)) {
      return verdict;
    }
    return new Verdict.Violated(violated.depth(), stuck(expanded(violated.path())));
  }

  /**
   * A step that can block may have been merged into the one before it: then the process still has
   * that one to do before it hangs, whatever the others do.
   */
  private Path stuck(Path path) {
    List<Transition> steps = new ArrayList<>(path.steps());
    List<State> states = new ArrayList<>(path.states());
    for (int more = 0; more <= MOST_STEPS_BEFORE_A_HANG; more++) {
      State last = states.get(states.size() - 1);
      if (reference.deadlocked(last)) {
        return new Path(steps, states);
      }
      for (Transition next : reference.enabled(last)) {
        State after = reference.execute(last, next).state();
        if (!after.equals(last)) {
          steps.add(next);
          states.add(after);
          break;
        }
      }
    }
    throw new CheckerBug(
        "a run of the transformed model ends in a deadlock, the same of kernel steps does not");
  }

  private Path expanded(Path path) {
    List<Transition> steps = tree.expand(path.steps());
    List<State> states = new ArrayList<>(List.of(reference.initial()));
    for (Transition step : steps) {
      states.add(reference.execute(states.get(states.size() - 1), step).state());
    }
    return new Path(steps, states);
  }

  private static Path upTo(Path path, int length) {
    return new Path(path.steps().subList(0, length), path.states().subList(0, length + 1));
  }
}
