package org.rmapcheck.model.mutate;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rmapcheck.model.ir.Expr;

/** Replaces parts of a tree, one at a time; not within what was replaced, nor within indices. */
final class Rewriting {

  /** Is told of a tree in which one part was replaced. */
  interface Sink {
    void replaced(Expr part, Expr by, Expr whole);
  }

  private final Function<Expr, Optional<Expr>> replacement;

  Rewriting(Function<Expr, Optional<Expr>> replacement) {
    this.replacement = replacement;
  }

  void each(Expr whole, Sink sink) {
    each(whole, UnaryOperator.identity(), sink);
  }

  private void each(Expr part, UnaryOperator<Expr> inWhole, Sink sink) {
    Optional<Expr> by = replacement.apply(part);
    if (by.isPresent()) {
      sink.replaced(part, by.get(), inWhole.apply(by.get()));
    } else if (part instanceof Expr.Binary b) {
      each(b.left(), e -> inWhole.apply(new Expr.Binary(b.operator(), e, b.right())), sink);
      each(b.right(), e -> inWhole.apply(new Expr.Binary(b.operator(), b.left(), e)), sink);
    } else if (part instanceof Expr.Not not) {
      each(not.operand(), e -> inWhole.apply(new Expr.Not(e)), sink);
    } else if (part instanceof Expr.IfThenElse c) {
      each(
          c.condition(), e -> inWhole.apply(new Expr.IfThenElse(e, c.then(), c.otherwise())), sink);
      each(
          c.then(), e -> inWhole.apply(new Expr.IfThenElse(c.condition(), e, c.otherwise())), sink);
      each(
          c.otherwise(), e -> inWhole.apply(new Expr.IfThenElse(c.condition(), c.then(), e)), sink);
    } else if (part instanceof Expr.Quantified q) {
      each(q.body(), e -> inWhole.apply(new Expr.Quantified(q.quantifier(), q.bound(), e)), sink);
    } else if (part instanceof Expr.Named n) {
      each(n.body(), e -> inWhole.apply(new Expr.Named(n.words(), e)), sink);
    }
  }
}
