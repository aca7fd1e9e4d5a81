package org.rmapcheck.model.range;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Operator;

/** What a condition tells about the values of locations where it is true, or where it is false. */
final class Learning {

  private final Possible possible;

  Learning(Possible possible) {
    this.possible = possible;
  }

  Known given(Expr condition, boolean value, Map<Expr.Bound, Integer> names, Known known) {
    if (known.isImpossible()) {
      return known;
    } else if (condition instanceof Expr.Not not) {
      return given(not.operand(), !value, names, known);
    } else if (condition instanceof Expr.Named named) {
      return given(named.body(), value, names, known);
    } else if (condition instanceof Expr.Read read) {
      return narrowed(read, ValueSet.of(value ? 1 : 0), names, known);
    } else if (condition instanceof Expr.Binary binary) {
      return binary(binary, value, names, known);
    } else if (condition instanceof Expr.Quantified quantified
        && quantified.quantifier() == (value ? Expr.Quantifier.FOR_ALL : Expr.Quantifier.EXISTS)) {
      return each(quantified, value, names, known);
    }
    return possible.values(condition, names, known).contains(value ? 1 : 0)
        ? known
        : Known.IMPOSSIBLE;
  }

  private Known each(
      Expr.Quantified quantified, boolean value, Map<Expr.Bound, Integer> names, Known known) {
    Map<Expr.Bound, Integer> inner = new HashMap<>(names);
    Known result = known;
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      inner.put(quantified.bound(), id);
      result = given(quantified.body(), value, inner, result);
    }
    return result;
  }

  private Known binary(
      Expr.Binary binary, boolean value, Map<Expr.Bound, Integer> names, Known known) {
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      boolean goesOn = operator == Operator.AND;
      if (value == goesOn) {
        Known left = given(binary.left(), value, names, known);
        return given(binary.right(), value, names, left);
      }
      boolean leftDecides = !given(binary.left(), value, names, known).isImpossible();
      Known past = given(binary.left(), !value, names, known);
      Known right = given(binary.right(), value, names, past);
      if (leftDecides) {
        return right.isImpossible() ? given(binary.left(), value, names, known) : known;
      }
      return right;
    }
    ValueSet left = possible.values(binary.left(), names, known);
    ValueSet right = possible.values(binary.right(), names, known);
    if (operator == Operator.LT) {
      return less(binary, value, left, right, names, known);
    } else if (operator == (value ? Operator.EQ : Operator.NE)) {
      Known once = narrowed(binary.left(), right, names, known);
      return narrowed(binary.right(), left, names, once);
    } else if (operator == Operator.EQ || operator == Operator.NE) {
      Known once = right.isSingle() ? other(binary.left(), left, right, names, known) : known;
      return left.isSingle() ? other(binary.right(), right, left, names, once) : once;
    }
    return known;
  }

  private Known less(
      Expr.Binary binary,
      boolean value,
      ValueSet left,
      ValueSet right,
      Map<Expr.Bound, Integer> names,
      Known known) {
    if (left.isEmpty() || right.isEmpty()) {
      return Known.IMPOSSIBLE;
    }
    // a < b, or a >= b: both bounds keep one value at least of each side, or there is none
    ValueSet forLeft =
        value
            ? ValueSet.between(left.low(), Math.min(left.high(), before(right.high())))
            : ValueSet.between(Math.max(left.low(), right.low()), left.high());
    ValueSet forRight =
        value
            ? ValueSet.between(Math.max(right.low(), after(left.low())), right.high())
            : ValueSet.between(right.low(), Math.min(right.high(), left.high()));
    Known once = narrowed(binary.left(), forLeft, names, known);
    return narrowed(binary.right(), forRight, names, once);
  }

  private static long before(long value) {
    return value == Long.MIN_VALUE ? value : value - 1;
  }

  private static long after(long value) {
    return value == Long.MAX_VALUE ? value : value + 1;
  }

  private Known other(
      Expr side, ValueSet has, ValueSet not, Map<Expr.Bound, Integer> names, Known known) {
    return narrowed(side, has.without(not.low()), names, known);
  }

  private Known narrowed(Expr side, ValueSet among, Map<Expr.Bound, Integer> names, Known known) {
    if (known.isImpossible() || among.isEmpty()) {
      return Known.IMPOSSIBLE;
    } else if (side instanceof Expr.Named named) {
      return narrowed(named.body(), among, names, known);
    } else if (side instanceof Expr.Read read) {
      Optional<Integer> location = possible.location(read, names, known);
      if (location.isPresent()) {
        return known.with(location.get(), among);
      }
    }
    return possible.values(side, names, known).intersection(among).isEmpty()
        ? Known.IMPOSSIBLE
        : known;
  }
}
