package org.rmapcheck.model.ir;

import java.util.List;
import java.util.function.Consumer;

/** Walks over expression trees. */
public final class Exprs {

  private Exprs() {}

  /** The direct parts of an expression, left to right. */
  public static List<Expr> parts(Expr expr) {
    if (expr instanceof Expr.Read read) {
      return read.indices();
    } else if (expr instanceof Expr.Not not) {
      return List.of(not.operand());
    } else if (expr instanceof Expr.Binary binary) {
      return List.of(binary.left(), binary.right());
    } else if (expr instanceof Expr.IfThenElse choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (expr instanceof Expr.Quantified quantified) {
      return List.of(quantified.body());
    } else if (expr instanceof Expr.Next next) {
      return List.of(next.id());
    } else if (expr instanceof Expr.Named named) {
      return List.of(named.body());
    }
    return List.of();
  }

  /** Visits the expression and everything below it, parents first. */
  public static void visit(Expr expr, Consumer<Expr> visitor) {
    visitor.accept(expr);
    for (Expr part : parts(expr)) {
      visit(part, visitor);
    }
  }

  /** Visits every expression of an arm: guard, assertions, targets and values. */
  public static void visit(Arm arm, Consumer<Expr> visitor) {
    visit(arm.guard(), visitor);
    arm.assertions().forEach(assertion -> visit(assertion.condition(), visitor));
    for (Assignment assignment : arm.assignments()) {
      visit(assignment.target(), visitor);
      visit(assignment.value(), visitor);
    }
  }
}
