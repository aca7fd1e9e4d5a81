package org.rmapcheck.model.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/** Evaluates expressions in a state, exactly as the language defines it. */
public final class Evaluator {

  private final Model model;
  private final Locations locations;

  Evaluator(Model model, Locations locations) {
    this.model = model;
    this.locations = locations;
  }

  /**
   * The raw value of an expression.
   *
   * @param names members bound to the names in scope
   * @param read collects the locations that were read
   * @throws ModelError if an index or an intermediate sum is out of bounds
   */
  public long value(Expr expr, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    if (expr instanceof Expr.Const constant) {
      return constant.value();
    } else if (expr instanceof Expr.Bound bound) {
      Integer member = names.get(bound);
      if (member == null) {
        throw new IllegalStateException("'" + bound.name() + "' is not bound");
      }
      return member;
    } else if (expr instanceof Expr.Read variable) {
      return read(variable, state, names, read);
    } else if (expr instanceof Expr.Not not) {
      return 1 - value(not.operand(), state, names, read);
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, state, names, read);
    } else if (expr instanceof Expr.IfThenElse choice) {
      boolean condition = value(choice.condition(), state, names, read) != 0;
      return value(condition ? choice.then() : choice.otherwise(), state, names, read);
    } else if (expr instanceof Expr.Quantified quantified) {
      return quantified(quantified, state, names, read);
    } else if (expr instanceof Expr.Next next) {
      return next(next, state, names, read);
    } else if (expr instanceof Expr.Named named) {
      return value(named.body(), state, names, read);
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  /** The row-major offset that the indices of a read or a target denote. */
  int offset(Expr.Read target, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    Variable variable = target.variable();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < target.indices().size(); i++) {
      long index = value(target.indices().get(i), state, names, read);
      IdSet set = variable.dimensions().get(i);
      if (index < 0 || index >= set.size()) {
        throw new ModelError(
            "index "
                + Formula.text(target.indices().get(i))
                + " of '"
                + variable.name()
                + "' is "
                + new Type.Id(set, true).show(index)
                + ", no member of "
                + set);
      }
      indices.add((int) index);
    }
    return variable.offset(indices);
  }

  private long read(
      Expr.Read target, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    Variable variable = target.variable();
    int offset = offset(target, state, names, read);
    if (variable.kind() == Variable.Kind.CONSTANT) {
      List<Long> values = model.initial().getOrDefault(variable.name(), List.of());
      return values.get(offset);
    }
    int location = locations.base(variable) + offset;
    read.add(location);
    return state.values().get(location);
  }

  private long binary(
      Expr.Binary binary, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    long left = value(binary.left(), state, names, read);
    switch (binary.operator()) {
      case AND -> {
        return left == 0 ? 0 : value(binary.right(), state, names, read);
      }
      case OR -> {
        return left != 0 ? 1 : value(binary.right(), state, names, read);
      }
      default -> {
        // both sides are evaluated
      }
    }
    long right = value(binary.right(), state, names, read);
    return switch (binary.operator()) {
      case EQ -> left == right ? 1 : 0;
      case NE -> left != right ? 1 : 0;
      case LT -> left < right ? 1 : 0;
      case ADD -> exact(binary, left, right);
      case SUB -> exact(binary, left, right);
      case AND, OR -> throw new IllegalStateException("decided above");
    };
  }

  private static long exact(Expr.Binary sum, long left, long right) {
    try {
      return sum.operator() == Expr.Operator.SUB
          ? Math.subtractExact(left, right)
          : Math.addExact(left, right);
    } catch (ArithmeticException e) {
      throw new ModelError("'" + Formula.text(sum) + "' does not fit 64 bits");
    }
  }

  private long quantified(
      Expr.Quantified quantified, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    long count = 0;
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      Map<Expr.Bound, Integer> inner = new java.util.HashMap<>(names);
      inner.put(quantified.bound(), id);
      boolean holds = value(quantified.body(), state, inner, read) != 0;
      if (quantified.quantifier() == Expr.Quantifier.FOR_ALL && !holds) {
        return 0;
      }
      if (quantified.quantifier() == Expr.Quantifier.EXISTS && holds) {
        return 1;
      }
      count += holds ? 1 : 0;
    }
    return switch (quantified.quantifier()) {
      case FOR_ALL -> 1;
      case EXISTS -> 0;
      case COUNT -> count;
    };
  }

  private long next(
      Expr.Next next, State state, Map<Expr.Bound, Integer> names, Set<Integer> read) {
    long id = value(next.id(), state, names, read);
    if (id == Type.NONE) {
      throw new ModelError("'" + Formula.text(next) + "' asks for the successor of none");
    }
    IdSet set = Typing.idSetOf(next.id()).orElseThrow();
    return id + 1 < set.size() ? id + 1 : Type.NONE;
  }
}
