package org.rmapcheck.model.ir;

import java.util.List;

/**
 * An expression tree over a closed set of operators. Trees are plain data: they are typed by {@link
 * Typing}, checked by {@link Validator}, and evaluated, compiled or printed elsewhere.
 */
public sealed interface Expr {

  /** A literal. */
  record Const(Type type, long value) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Const that && value == that.value && type.equals(that.type));
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  /** The value of a variable at the given indices. */
  record Read(Variable variable, List<Expr> indices) implements Expr {
    public Read {
      indices = List.copyOf(indices);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Read that
              && variable.equals(that.variable)
              && indices.equals(that.indices));
    }

    @Override
    public int hashCode() {
      return variable.hashCode() * 31 + indices.hashCode();
    }
  }

  /** A name bound by {@code self}, a choice, a quantifier or a {@code setAll}. */
  record Bound(String name, IdSet set) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Bound that && name.equals(that.name) && set.equals(that.set));
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** Logical negation. */
  record Not(Expr operand) implements Expr {}

  /** An operator with two operands; {@code AND} and {@code OR} are short-circuit, left to right. */
  record Binary(Operator operator, Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Binary that
              && operator == that.operator
              && left.equals(that.left)
              && right.equals(that.right));
    }

    @Override
    public int hashCode() {
      return (operator.ordinal() * 31 + left.hashCode()) * 31 + right.hashCode();
    }
  }

  /** {@code condition ? then : otherwise}; only the chosen branch is evaluated. */
  record IfThenElse(Expr condition, Expr then, Expr otherwise) implements Expr {}

  /**
   * A quantifier or count over an id set, ids ascending; quantifiers stop at the first decision.
   */
  record Quantified(Quantifier quantifier, Bound bound, Expr body) implements Expr {}

  /** The successor of an id in an ordered set; {@code NONE} after the last. */
  record Next(Expr id) implements Expr {}

  /** An expression with words for people; its value is that of the body. */
  record Named(String words, Expr body) implements Expr {}

  /** Operators with two operands. */
  enum Operator {
    EQ("=="),
    NE("!="),
    LT("<"),
    ADD("+"),
    SUB("-"),
    AND("&&"),
    OR("||");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** Quantifiers over an id set. */
  enum Quantifier {
    FOR_ALL,
    EXISTS,
    COUNT
  }

  static Expr of(boolean value) {
    return new Const(new Type.Bool(), value ? 1 : 0);
  }

  static Expr of(long value) {
    return new Const(new Type.IntRange(value, value), value);
  }

  static Expr of(Enum<?> value) {
    return new Const(Type.Enumeration.of(value.getDeclaringClass()), value.ordinal());
  }

  static Expr ifThenElse(Expr condition, Expr then, Expr otherwise) {
    return new IfThenElse(condition, then, otherwise);
  }

  static Expr forAll(Bound bound, Expr body) {
    return new Quantified(Quantifier.FOR_ALL, bound, body);
  }

  static Expr exists(Bound bound, Expr body) {
    return new Quantified(Quantifier.EXISTS, bound, body);
  }

  static Expr count(Bound bound, Expr body) {
    return new Quantified(Quantifier.COUNT, bound, body);
  }

  /** The conjunction, left to right; true when there are none. */
  static Expr all(List<? extends Expr> conjuncts) {
    return conjuncts.stream().map(e -> (Expr) e).reduce(Expr::and).orElse(of(true));
  }

  /** The disjunction, left to right; false when there are none. */
  static Expr anyOf(List<? extends Expr> disjuncts) {
    return disjuncts.stream().map(e -> (Expr) e).reduce(Expr::or).orElse(of(false));
  }

  default Expr is(Expr other) {
    return new Binary(Operator.EQ, this, other);
  }

  default Expr is(Enum<?> value) {
    return is(of(value));
  }

  default Expr is(long value) {
    return is(of(value));
  }

  default Expr isNot(Expr other) {
    return new Binary(Operator.NE, this, other);
  }

  default Expr isNot(Enum<?> value) {
    return isNot(of(value));
  }

  /** Whether an optional id names no member. */
  default Expr isNone() {
    return is(noneOf(this));
  }

  /** Whether an optional id names a member. */
  default Expr isSome() {
    return isNot(noneOf(this));
  }

  default Expr lessThan(Expr other) {
    return new Binary(Operator.LT, this, other);
  }

  default Expr plus(long n) {
    return new Binary(Operator.ADD, this, of(n));
  }

  default Expr minus(long n) {
    return new Binary(Operator.SUB, this, of(n));
  }

  default Expr and(Expr other) {
    return new Binary(Operator.AND, this, other);
  }

  default Expr or(Expr other) {
    return new Binary(Operator.OR, this, other);
  }

  default Expr not() {
    return new Not(this);
  }

  default Expr implies(Expr other) {
    return not().or(other);
  }

  default Expr next() {
    return new Next(this);
  }

  default Expr named(String words) {
    return new Named(words, this);
  }

  private static Expr noneOf(Expr id) {
    return Typing.idSetOf(id)
        .map(set -> (Expr) set.none())
        .orElse(new Const(new Type.Bool(), Type.NONE));
  }
}
