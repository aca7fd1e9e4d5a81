package org.rmapcheck.model.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/** A model without one of its variables: it always is what it was at first. */
final class WithoutVariable {

  private WithoutVariable() {}

  static Model of(Model model, Variable variable) {
    long value = Objects.requireNonNull(model.initial().get(variable.name())).get(0);
    Expr constant = new Expr.Const(variable.type(), value);
    Rewriting rewriting =
        new Rewriting(
            part ->
                part instanceof Expr.Read read && read.variable().equals(variable)
                    ? constant
                    : part,
            UnaryOperator.identity());
    List<Variable> variables = new ArrayList<>(model.variables());
    variables.remove(variable);
    Map<String, List<Long>> initial = new LinkedHashMap<>(model.initial());
    initial.remove(variable.name());
    return new ModelRewriting(rewriting) {
      @Override
      Arm arm(Arm arm) {
        List<Assignment> others =
            arm.assignments().stream()
                .filter(a -> !a.target().variable().equals(variable))
                .toList();
        return super.arm(
            new Arm(
                arm.choices(),
                arm.otherwise(),
                arm.guard(),
                arm.assertions(),
                others,
                arm.target()));
      }
    }.apply(model, model.idSets(), variables, initial);
  }
}
