package org.rmapcheck.model.pass;

import java.util.List;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;

/** Says outright when an otherwise arm can be taken. */
final class Otherwise {

  private Otherwise() {}

  /**
   * The arm with a guard: that no other arm of its step can be taken, for any choice.
   *
   * @param suffix makes the names of the choices, which become quantified, new
   */
  static Arm withGuard(Arm otherwise, List<TracedArm> step, String suffix) {
    Expr guard = Expr.of(true);
    for (TracedArm traced : step) {
      Arm arm = traced.arm();
      if (!arm.otherwise()) {
        Expr none = Simplifier.not(arm.guard());
        for (int i = arm.choices().size() - 1; i >= 0; i--) {
          none = Expr.forAll(arm.choices().get(i), none);
        }
        guard = Simplifier.and(guard, Substitution.rename(none, suffix));
      }
    }
    return new Arm(
        otherwise.choices(),
        false,
        guard,
        otherwise.assertions(),
        otherwise.assignments(),
        otherwise.target());
  }
}
