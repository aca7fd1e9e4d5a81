package org.rmapcheck.cli.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.StepExplanation.Cause;

/**
 * The backward dynamic slice of a run (Korel and Laski, Dynamic program slicing, 1988): the steps
 * on which the end depends. From what makes the formula false, to the step that last changed each
 * of these values, to what decided the written value, the step's guard, and the last way that its
 * process chose before; and so on.
 *
 * <p>Closed: whatever decides a step of the slice was there from the beginning or was written by a
 * step of the slice. It is no run by itself: that an unrelated process had to let go of a lock that
 * nobody here reads does not show.
 */
final class Slice {

  /** A value that is asked for: of a location, before step {@code before}, by step {@code by}. */
  private record Demand(int location, int before, int by) {}

  private final ReferenceInterpreter reference;
  private final Ways ways;
  private final Path path;
  private final List<Set<Cause>> causes = new ArrayList<>();
  private final Set<Integer> matters = new HashSet<>();
  private final Deque<Demand> open = new ArrayDeque<>();
  private final Set<Demand> seen = new HashSet<>();

  Slice(ReferenceInterpreter reference, Path path) {
    this.reference = reference;
    this.ways = new Ways(reference);
    this.path = path;
    for (int k = 0; k <= path.length(); k++) {
      causes.add(new LinkedHashSet<>());
    }
  }

  /** The end depends on these locations in the last state, or in the one before the last step. */
  void endsBecauseOf(Set<Integer> locations, boolean beforeTheLastStep) {
    if (path.length() == 0) {
      return;
    }
    int before = beforeTheLastStep ? path.length() : path.length() + 1;
    locations.forEach(location -> demand(location, before, path.length()));
    if (beforeTheLastStep) {
      take(path.length());
    }
    while (!open.isEmpty()) {
      answer(open.pop());
    }
  }

  /** Whether the end depends on a step, counted from 1. */
  boolean contains(int step) {
    return matters.contains(step);
  }

  /** The earlier steps on which a step of the slice depends, the latest first. */
  List<Cause> causes(int step) {
    return causes.get(step).stream().sorted((a, b) -> Integer.compare(b.step(), a.step())).toList();
  }

  private void demand(int location, int before, int by) {
    Demand demand = new Demand(location, before, by);
    if (seen.add(demand)) {
      open.push(demand);
    }
  }

  /** Finds who changed the value last; nobody if it is still the first one. */
  private void answer(Demand demand) {
    for (int k = demand.before() - 1; k >= 1; k--) {
      if (gave(k, demand.location())) {
        cause(demand.by(), k, reference.locations().name(demand.location()));
        take(k);
        written(k, demand.location());
        return;
      }
    }
  }

  /**
   * Whether a step gave a location its value: changed it, or assigned it alone. What a {@code
   * setAll} leaves as it was is not its doing.
   */
  private boolean gave(int k, int location) {
    State before = path.states().get(k - 1);
    if (!before.values().get(location).equals(path.states().get(k).values().get(location))) {
      return true;
    }
    Transition step = path.steps().get(k - 1);
    Map<Expr.Bound, Integer> names = reference.names(step);
    return step.arm().assignments().stream()
        .filter(assignment -> assignment.over().isEmpty())
        .anyMatch(assignment -> writes(assignment, before, names, location));
  }

  private void cause(int by, int step, String what) {
    if (step < by) {
      causes.get(by).add(new Cause(step, what));
    }
  }

  /** A step matters: so do its guard, and the way that led its process here. */
  private void take(int k) {
    if (!matters.add(k)) {
      return;
    }
    Transition step = path.steps().get(k - 1);
    ways.why(path.states().get(k - 1), step).locations().forEach(l -> demand(l, k, k));
    for (int c = k - 1; c >= 1; c--) {
      Transition earlier = path.steps().get(c - 1);
      if (earlier.instance() == step.instance() && Ways.isBranch(earlier)) {
        cause(k, c, step.who().name());
        take(c);
        return;
      }
    }
  }

  /** What decided the value that a step wrote to a location. */
  private void written(int k, int location) {
    State before = path.states().get(k - 1);
    Transition step = path.steps().get(k - 1);
    Map<Expr.Bound, Integer> names = reference.names(step);
    for (Assignment assignment : step.arm().assignments()) {
      for (List<Integer> members : ReferenceInterpreter.combinations(assignment.over())) {
        Map<Expr.Bound, Integer> inner = new HashMap<>(names);
        for (int i = 0; i < members.size(); i++) {
          inner.put(assignment.over().get(i), members.get(i));
        }
        if (writes(assignment, before, inner, location)) {
          Deciding deciding = new Deciding(reference, before);
          deciding.add(assignment.value(), inner);
          assignment.target().indices().forEach(index -> deciding.add(index, inner));
          deciding.locations().forEach(l -> demand(l, k, k));
        }
      }
    }
  }

  private boolean writes(
      Assignment assignment, State before, Map<Expr.Bound, Integer> names, int location) {
    var variable = assignment.target().variable();
    if (!variable.equals(reference.locations().variable(location))) {
      return false;
    }
    List<Integer> indices = new ArrayList<>();
    for (Expr index : assignment.target().indices()) {
      indices.add((int) reference.evaluator().value(index, before, names, new HashSet<>()));
    }
    return reference.locations().base(variable) + variable.offset(indices) == location;
  }
}
