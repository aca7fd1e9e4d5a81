package org.rmapcheck.model.ir;

import java.util.Optional;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.Const;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Named;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Operator;
import org.rmapcheck.model.ir.Expr.Quantified;
import org.rmapcheck.model.ir.Expr.Quantifier;
import org.rmapcheck.model.ir.Expr.Read;

/** Types of expressions, by their form alone: operands are taken to be well typed. */
public final class Typing {

  private static final Type.Bool BOOL = new Type.Bool();

  private Typing() {}

  /** The type of an expression; that of a sum is the range that its operands can give. */
  public static Type typeOf(Expr expr) {
    if (expr instanceof Const constant) {
      return constant.type();
    } else if (expr instanceof Read read) {
      return read.variable().type();
    } else if (expr instanceof Bound bound) {
      return new Type.Id(bound.set(), false);
    } else if (expr instanceof Binary binary) {
      return typeOf(binary);
    } else if (expr instanceof IfThenElse choice) {
      return join(typeOf(choice.then()), typeOf(choice.otherwise()));
    } else if (expr instanceof Quantified quantified) {
      return quantified.quantifier() == Quantifier.COUNT
          ? new Type.IntRange(0, quantified.bound().set().size())
          : BOOL;
    } else if (expr instanceof Next next) {
      return typeOf(next.id()) instanceof Type.Id id ? new Type.Id(id.set(), true) : BOOL;
    } else if (expr instanceof Named named) {
      return typeOf(named.body());
    } else if (expr instanceof Not) {
      return BOOL;
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  /** The id set whose members the expression denotes, if it is an id. */
  public static Optional<IdSet> idSetOf(Expr expr) {
    return typeOf(expr) instanceof Type.Id id ? Optional.of(id.set()) : Optional.empty();
  }

  /** Whether values of the two types can be compared or assigned to each other at all. */
  public static boolean sameKind(Type a, Type b) {
    if (a instanceof Type.Id left && b instanceof Type.Id right) {
      return left.set().equals(right.set());
    }
    return (a instanceof Type.IntRange && b instanceof Type.IntRange) || a.equals(b);
  }

  private static Type typeOf(Binary binary) {
    if (binary.operator() == Operator.ADD || binary.operator() == Operator.SUB) {
      Type left = typeOf(binary.left());
      Type right = typeOf(binary.right());
      return binary.operator() == Operator.ADD
          ? new Type.IntRange(left.low() + right.low(), left.high() + right.high())
          : new Type.IntRange(left.low() - right.high(), left.high() - right.low());
    }
    return BOOL;
  }

  private static Type join(Type a, Type b) {
    if (a instanceof Type.Id left && b instanceof Type.Id right) {
      return left.optional() ? left : right;
    } else if (a instanceof Type.IntRange && b instanceof Type.IntRange) {
      return new Type.IntRange(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
    }
    return a;
  }
}
