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
    Path path = expanded(violated.path());
    if (!reference.deadlocked(path.last())) {
      throw new CheckerBug(
          "a run of the transformed model ends in a deadlock, the same of kernel steps does not");
    }
    return new Verdict.Violated(violated.depth(), path);
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
