package org.rmapcheck.model.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;

/**
 * The expressions that are less than an expression: a part of it is a constant, or its own part.
 */
final class ExprReductions {

  private ExprReductions() {}

  static Stream<Expr> of(Expr expr) {
    List<Expr> all = new ArrayList<>();
    collect(expr, UnaryOperator.identity(), all);
    return all.stream();
  }

  private static void collect(Expr part, UnaryOperator<Expr> inWhole, List<Expr> all) {
    if (!(part instanceof Expr.Const)) {
      constants(part).forEach(constant -> all.add(inWhole.apply(constant)));
    } else if (part instanceof Expr.Const constant && ModelSize.of(part) > 1) {
      constants(constant).forEach(smaller -> all.add(inWhole.apply(smaller)));
    }
    for (Expr below : Exprs.parts(part)) {
      if (Typing.sameKind(Typing.typeOf(below), Typing.typeOf(part))) {
        all.add(inWhole.apply(below));
      }
    }
    List<Expr> parts = Exprs.parts(part);
    for (int i = 0; i < parts.size(); i++) {
      int position = i;
      collect(parts.get(i), smaller -> inWhole.apply(withPart(part, position, smaller)), all);
    }
  }

  /** The expression with one of its direct parts replaced. */
  private static Expr withPart(Expr expr, int position, Expr replacement) {
    int[] next = {0};
    return Rewriting.withParts(
        expr, part -> next[0]++ == position ? replacement : part, UnaryOperator.identity());
  }

  private static Stream<Expr> constants(Expr part) {
    Type type = Typing.typeOf(part);
    if (type instanceof Type.IntRange range) {
      return LongStream.of(0, 1, range.low(), range.high())
          .distinct()
          .filter(range::contains)
          .mapToObj(Expr::of);
    }
    return LongStream.of(0, 1, type.low())
        .distinct()
        .filter(type::contains)
        .mapToObj(value -> new Expr.Const(type, value));
  }
}
