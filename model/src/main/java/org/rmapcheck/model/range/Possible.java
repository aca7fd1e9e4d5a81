package org.rmapcheck.model.range;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;

/**
 * The values that expressions may have, from the values that locations may have. Every value that
 * the reference semantics can give is among them; where evaluation ends in a model error there is
 * no value.
 */
final class Possible {

  private final Model model;
  private final Locations locations;
  private final Learning learning = new Learning(this);

  Possible(Model model, Locations locations) {
    this.model = model;
    this.locations = locations;
  }

  Learning learning() {
    return learning;
  }

  ValueSet values(Expr expr, Map<Expr.Bound, Integer> names, Known known) {
    if (known.isImpossible()) {
      return ValueSet.NONE;
    } else if (expr instanceof Expr.Const constant) {
      return ValueSet.of(constant.value());
    } else if (expr instanceof Expr.Bound bound) {
      return ValueSet.of(member(bound, names));
    } else if (expr instanceof Expr.Read read) {
      return read(read, names, known);
    } else if (expr instanceof Expr.Not not) {
      ValueSet operand = values(not.operand(), names, known);
      return ValueSet.truth(operand.contains(0), operand.contains(1));
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, names, known);
    } else if (expr instanceof Expr.IfThenElse choice) {
      Known ifTrue = learning.given(choice.condition(), true, names, known);
      Known ifFalse = learning.given(choice.condition(), false, names, known);
      return values(choice.then(), names, ifTrue).union(values(choice.otherwise(), names, ifFalse));
    } else if (expr instanceof Expr.Quantified quantified) {
      return quantified(quantified, names, known);
    } else if (expr instanceof Expr.Next next) {
      return next(next, names, known);
    } else if (expr instanceof Expr.Named named) {
      return values(named.body(), names, known);
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  private static int member(Expr.Bound bound, Map<Expr.Bound, Integer> names) {
    Integer member = names.get(bound);
    if (member == null) {
      throw new IllegalStateException("'" + bound.name() + "' is not bound");
    }
    return member;
  }

  private ValueSet read(Expr.Read read, Map<Expr.Bound, Integer> names, Known known) {
    Variable variable = read.variable();
    ValueSet[] all = {ValueSet.NONE};
    if (variable.kind() == Variable.Kind.CONSTANT) {
      List<Long> values = model.initial().getOrDefault(variable.name(), List.of());
      offsets(read, names, known, at -> all[0] = all[0].union(ValueSet.of(values.get(at))));
    } else {
      int base = locations.base(variable);
      offsets(read, names, known, at -> all[0] = all[0].union(known.of(base + at)));
    }
    return all[0];
  }

  /** Gives each position in the variable that the indices may denote. */
  void offsets(
      Expr.Read target, Map<Expr.Bound, Integer> names, Known known, IntConsumer consumer) {
    offsets(target, 0, 0, names, known, consumer);
  }

  private void offsets(
      Expr.Read target,
      int dimension,
      int offset,
      Map<Expr.Bound, Integer> names,
      Known known,
      IntConsumer consumer) {
    if (dimension == target.indices().size()) {
      consumer.accept(offset);
      return;
    }
    ValueSet indices = values(target.indices().get(dimension), names, known);
    int size = target.variable().dimensions().get(dimension).size();
    for (int i = 0; i < size; i++) {
      if (indices.contains(i)) {
        offsets(target, dimension + 1, offset * size + i, names, known, consumer);
      }
    }
  }

  /** The one location that is read, if it is known. */
  Optional<Integer> location(Expr.Read read, Map<Expr.Bound, Integer> names, Known known) {
    if (read.variable().kind() == Variable.Kind.CONSTANT) {
      return Optional.empty();
    }
    int offset = 0;
    for (int d = 0; d < read.indices().size(); d++) {
      ValueSet index = values(read.indices().get(d), names, known);
      int size = read.variable().dimensions().get(d).size();
      if (!index.isSingle() || index.low() < 0 || index.low() >= size) {
        return Optional.empty();
      }
      offset = offset * size + (int) index.low();
    }
    return Optional.of(locations.base(read.variable()) + offset);
  }

  private ValueSet binary(Expr.Binary binary, Map<Expr.Bound, Integer> names, Known known) {
    ValueSet left = values(binary.left(), names, known);
    Expr.Operator operator = binary.operator();
    if (operator == Expr.Operator.AND || operator == Expr.Operator.OR) {
      boolean goesOn = operator == Expr.Operator.AND;
      Known then = learning.given(binary.left(), goesOn, names, known);
      // the left side decides, or the right side does
      ValueSet decided = left.intersection(ValueSet.of(goesOn ? 0 : 1));
      return left.contains(goesOn ? 1 : 0)
          ? decided.union(values(binary.right(), names, then))
          : decided;
    }
    ValueSet right = values(binary.right(), names, known);
    if (left.isEmpty() || right.isEmpty()) {
      return ValueSet.NONE;
    }
    return switch (operator) {
      case EQ -> equal(left, right);
      case NE -> {
        ValueSet equal = equal(left, right);
        yield ValueSet.truth(equal.contains(0), equal.contains(1));
      }
      case LT -> ValueSet.truth(left.low() < right.high(), left.high() >= right.low());
      case ADD -> left.plus(right);
      case SUB -> left.minus(right);
      case AND, OR -> throw new IllegalStateException("decided above");
    };
  }

  private static ValueSet equal(ValueSet left, ValueSet right) {
    boolean same = left.isSingle() && left.equals(right);
    return ValueSet.truth(!left.intersection(right).isEmpty(), !same);
  }

  private ValueSet quantified(
      Expr.Quantified quantified, Map<Expr.Bound, Integer> names, Known known) {
    Map<Expr.Bound, Integer> inner = new HashMap<>(names);
    boolean forAll = quantified.quantifier() == Expr.Quantifier.FOR_ALL;
    boolean count = quantified.quantifier() == Expr.Quantifier.COUNT;
    long least = 0;
    long most = 0;
    boolean decided = false;
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      inner.put(quantified.bound(), id);
      ValueSet body = values(quantified.body(), inner, known);
      least += body.contains(0) ? 0 : 1;
      most += body.contains(1) ? 1 : 0;
      decided |= !count && body.contains(forAll ? 0 : 1);
      if (body.isEmpty() || (!count && !body.contains(forAll ? 1 : 0))) {
        // it goes no further: an error, or certainly decided
        return decided ? ValueSet.truth(!forAll, forAll) : ValueSet.NONE;
      }
    }
    if (count) {
      return ValueSet.between(least, most);
    }
    return forAll ? ValueSet.truth(true, decided) : ValueSet.truth(decided, true);
  }

  private ValueSet next(Expr.Next next, Map<Expr.Bound, Integer> names, Known known) {
    ValueSet id = values(next.id(), names, known);
    int size = Typing.idSetOf(next.id()).map(IdSet::size).orElse(0);
    ValueSet all = ValueSet.NONE;
    for (int i = 0; i < size; i++) {
      if (id.contains(i)) {
        all = all.union(ValueSet.of(i + 1 < size ? i + 1 : Type.NONE));
      }
    }
    return all;
  }
}
