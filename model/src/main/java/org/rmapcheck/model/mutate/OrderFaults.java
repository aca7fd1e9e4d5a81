package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Const;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Type;

/**
 * Loops over an ordered set that begin one late or end one early, and comparisons that take in
 * their bound.
 */
final class OrderFaults {

  private final Collector out;
  private final Step step;
  private final int arm;

  private OrderFaults(Collector out, Step step, int arm) {
    this.out = out;
    this.step = step;
    this.arm = arm;
  }

  static void addTo(Collector out, Step step, int a) {
    OrderFaults faults = new OrderFaults(out, step, a);
    Arm arm = step.arms().get(a);
    faults.in(arm.guard(), guard -> Edit.withGuard(arm, guard));
    for (int i = 0; i < arm.assignments().size(); i++) {
      int at = i;
      Assignment old = arm.assignments().get(i);
      if (out.isRecord(old)) {
        continue;
      }
      faults.lateStart(arm, i);
      faults.in(
          old.value(),
          value -> {
            List<Assignment> all = new ArrayList<>(arm.assignments());
            all.set(at, new Assignment(old.over(), old.target(), value));
            return Edit.withAssignments(arm, all);
          });
    }
  }

  /** A loop variable that is set to the first member of its set. */
  private void lateStart(Arm before, int at) {
    Assignment old = before.assignments().get(at);
    if (old.value() instanceof Const first
        && first.type() instanceof Type.Id id
        && id.set().ordered()
        && first.value() == 0
        && id.set().size() > 1) {
      List<Assignment> all = new ArrayList<>(before.assignments());
      all.set(at, new Assignment(old.over(), old.target(), id.set().member(1)));
      String change = Formula.text(old.target()) + " starts at " + id.set().members().get(1);
      out.arm(step, arm, Operator.OFF_BY_ONE, change, Edit.withAssignments(before, all));
    }
  }

  private void in(Expr whole, Function<Expr, Arm> rebuild) {
    new Rewriting(OrderFaults::offByOne)
        .each(
            whole,
            (part, by, changed) ->
                out.arm(
                    step,
                    arm,
                    Operator.OFF_BY_ONE,
                    Formula.text(part) + " becomes " + Formula.text(by),
                    rebuild.apply(changed)));
  }

  /** What the part becomes, if there is something to get wrong. */
  private static Optional<Expr> offByOne(Expr part) {
    if (part instanceof Binary less && less.operator() == Expr.Operator.LT) {
      return Optional.of(less.right().lessThan(less.left()).not());
    } else if (part instanceof Binary test
        && test.left() instanceof Next next
        && test.right() instanceof Const constant
        && constant.value() == Type.NONE) {
      return test.operator() == Expr.Operator.EQ
          ? Optional.of(part.or(next.next().isNone()))
          : Optional.of(part.and(next.next().isSome()));
    }
    return Optional.empty();
  }
}
