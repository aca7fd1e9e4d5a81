package org.rmapcheck.model.ir;

import java.util.List;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.Const;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Named;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Quantified;
import org.rmapcheck.model.ir.Expr.Read;

/** Expressions as text for people, in the notation of the language. */
public final class Formula {

  private Formula() {}

  /** The formula in full; words given to parts are left out. */
  public static String text(Expr expr) {
    if (expr instanceof Const constant) {
      return constant.type().show(constant.value());
    } else if (expr instanceof Read read) {
      return read(read);
    } else if (expr instanceof Bound bound) {
      return bound.name();
    } else if (expr instanceof Not not) {
      return "!" + inner(not.operand());
    } else if (expr instanceof Binary binary) {
      return inner(binary.left())
          + " "
          + binary.operator().symbol()
          + " "
          + (binary.right() instanceof Binary right
                  && right.operator() == binary.operator()
                  && binary.operator().ordinal() >= Expr.Operator.AND.ordinal()
              ? text(right)
              : inner(binary.right()));
    } else if (expr instanceof IfThenElse choice) {
      return inner(choice.condition())
          + " ? "
          + inner(choice.then())
          + " : "
          + inner(choice.otherwise());
    } else if (expr instanceof Quantified quantified) {
      return word(quantified.quantifier())
          + " "
          + quantified.bound().name()
          + " in "
          + quantified.bound().set().name()
          + ": "
          + inner(quantified.body());
    } else if (expr instanceof Next next) {
      return "next(" + text(next.id()) + ")";
    } else if (expr instanceof Named named) {
      return text(named.body());
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  private static String inner(Expr expr) {
    if (expr instanceof Named named) {
      return inner(named.body());
    }
    boolean atom =
        expr instanceof Const
            || expr instanceof Read
            || expr instanceof Bound
            || expr instanceof Not
            || expr instanceof Next;
    return atom ? text(expr) : "(" + text(expr) + ")";
  }

  private static String read(Read read) {
    StringBuilder text = new StringBuilder(read.variable().name());
    List<IdSet> dimensions = read.variable().dimensions();
    for (int i = 0; i < read.indices().size(); i++) {
      boolean implied =
          read.variable().kind() == Variable.Kind.LOCAL && i == 0 && dimensions.get(0).size() == 1;
      if (!implied) {
        text.append('[').append(text(read.indices().get(i))).append(']');
      }
    }
    return text.toString();
  }

  private static String word(Expr.Quantifier quantifier) {
    return switch (quantifier) {
      case FOR_ALL -> "for all";
      case EXISTS -> "exists";
      case COUNT -> "count";
    };
  }
}
