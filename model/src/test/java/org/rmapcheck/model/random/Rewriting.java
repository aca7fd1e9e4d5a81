package org.rmapcheck.model.random;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;

/** Replaces parts of trees, from the leaves up; what it returns unchanged stays. */
final class Rewriting {

  private final UnaryOperator<Expr> leaf;
  private final UnaryOperator<Expr.Bound> bound;

  /**
   * A rewriting.
   *
   * @param replacement of each part, whose own parts are replaced already
   * @param bound of the names that choices, quantifiers and {@code setAll} bind
   */
  Rewriting(UnaryOperator<Expr> replacement, UnaryOperator<Expr.Bound> bound) {
    this.leaf = replacement;
    this.bound = bound;
  }

  static Rewriting replacing(Map<? extends Expr, ? extends Expr> parts) {
    return new Rewriting(
        part -> parts.containsKey(part) ? parts.get(part) : part, UnaryOperator.identity());
  }

  Expr apply(Expr expr) {
    return leaf.apply(withParts(expr, this::apply, bound));
  }

  /** The expression with each of its direct parts replaced. */
  static Expr withParts(Expr expr, Function<Expr, Expr> part, UnaryOperator<Expr.Bound> bound) {
    if (expr instanceof Expr.Read read) {
      return new Expr.Read(read.variable(), read.indices().stream().map(part).toList());
    } else if (expr instanceof Expr.Not not) {
      return new Expr.Not(part.apply(not.operand()));
    } else if (expr instanceof Expr.Binary b) {
      return new Expr.Binary(b.operator(), part.apply(b.left()), part.apply(b.right()));
    } else if (expr instanceof Expr.IfThenElse c) {
      return new Expr.IfThenElse(
          part.apply(c.condition()), part.apply(c.then()), part.apply(c.otherwise()));
    } else if (expr instanceof Expr.Quantified q) {
      return new Expr.Quantified(q.quantifier(), bound.apply(q.bound()), part.apply(q.body()));
    } else if (expr instanceof Expr.Next next) {
      return new Expr.Next(part.apply(next.id()));
    } else if (expr instanceof Expr.Named named) {
      return new Expr.Named(named.words(), part.apply(named.body()));
    } else if (expr instanceof Expr.Bound name) {
      return bound.apply(name);
    }
    return expr;
  }

  /** A target stays a location: only its indices are replaced, and then its variable. */
  Expr.Read target(Expr.Read target) {
    Expr changed = apply(target);
    return changed instanceof Expr.Read read ? read : target;
  }

  Arm apply(Arm arm) {
    List<Assertion> assertions =
        arm.assertions().stream()
            .map(a -> new Assertion(a.property(), apply(a.condition())))
            .toList();
    List<Assignment> assignments = arm.assignments().stream().map(this::apply).toList();
    return new Arm(
        arm.choices().stream().map(bound).toList(),
        arm.otherwise(),
        apply(arm.guard()),
        assertions,
        assignments,
        arm.target());
  }

  private Assignment apply(Assignment assignment) {
    return new Assignment(
        assignment.over().stream().map(bound).toList(),
        target(assignment.target()),
        apply(assignment.value()));
  }
}
