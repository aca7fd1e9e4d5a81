package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Step;

/** Guards that are dropped, weakened by one conjunct, or negated. */
final class GuardFaults {

  private GuardFaults() {}

  static void addTo(Collector out, Step step, int a) {
    Arm arm = step.arms().get(a);
    if (arm.otherwise() || arm.guard().equals(Expr.of(true))) {
      return;
    }
    Expr guard = arm.guard();
    out.arm(step, a, Operator.DROP_GUARD, Formula.text(guard), with(arm, Expr.of(true)));
    out.arm(step, a, Operator.NEGATE_GUARD, Formula.text(guard), with(arm, guard.not()));
    List<Expr> conjuncts = conjuncts(guard);
    for (int c = 0; conjuncts.size() > 1 && c < conjuncts.size(); c++) {
      List<Expr> rest = new ArrayList<>(conjuncts);
      Expr dropped = rest.remove(c);
      out.arm(
          step,
          a,
          Operator.WEAKEN_GUARD,
          "without " + Formula.text(dropped),
          with(arm, Expr.all(rest)));
    }
  }

  private static Arm with(Arm arm, Expr guard) {
    return Edit.withGuard(arm, guard);
  }

  static List<Expr> conjuncts(Expr expr) {
    if (expr instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND) {
      List<Expr> all = new ArrayList<>(conjuncts(binary.left()));
      all.addAll(conjuncts(binary.right()));
      return all;
    }
    return List.of(expr);
  }
}
