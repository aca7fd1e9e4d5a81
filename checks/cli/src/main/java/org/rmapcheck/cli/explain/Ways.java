package org.rmapcheck.cli.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Why a process went the way it went, and not another one. */
final class Ways {

  private final ReferenceInterpreter reference;

  Ways(ReferenceInterpreter reference) {
    this.reference = reference;
  }

  /** What made the arm possible: its guard, or for {@code otherwise} that no other one held. */
  Deciding why(State before, Transition step) {
    Deciding deciding = new Deciding(reference, before);
    Map<Expr.Bound, Integer> names = reference.names(step);
    if (!step.arm().otherwise()) {
      return deciding.add(step.arm().guard(), names);
    }
    for (Arm other : step.step().arms()) {
      if (!other.otherwise()) {
        addRefusals(deciding, other, names);
      }
    }
    return deciding;
  }

  /** What keeps an instance from every arm of the label that it is at. */
  Deciding whyBlocked(State state, int instance) {
    var who = reference.model().instances().get(instance);
    var step = who.process().steps().get(state.counters().get(instance));
    Deciding deciding = new Deciding(reference, state);
    Map<Expr.Bound, Integer> names = new HashMap<>();
    names.put(who.process().self(), who.id());
    step.arms().forEach(arm -> addRefusals(deciding, arm, names));
    return deciding;
  }

  private void addRefusals(Deciding deciding, Arm arm, Map<Expr.Bound, Integer> names) {
    for (List<Integer> members : ReferenceInterpreter.combinations(arm.choices())) {
      Map<Expr.Bound, Integer> inner = new HashMap<>(names);
      for (int i = 0; i < members.size(); i++) {
        inner.put(arm.choices().get(i), members.get(i));
      }
      deciding.add(arm.guard(), inner);
    }
  }

  /** Whether the label had more than one way to go on. */
  static boolean isBranch(Transition step) {
    return step.step().arms().stream().map(Arm::target).distinct().count() > 1;
  }
}
