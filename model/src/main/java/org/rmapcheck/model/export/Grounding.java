package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * Writes expressions out for given members of the names in scope: no names, no quantifiers, no
 * words for people are left, and parts that are constant are folded.
 *
 * <p>Exact: folding drops only what short-circuit evaluation would not have reached, so an
 * expression that is a model error remains one.
 */
final class Grounding {

  private final Model model;

  Grounding(Model model) {
    this.model = model;
  }

  /** One write of an arm. */
  record Write(Variable variable, List<Expr> indices, Expr value) {
    Write {
      indices = List.copyOf(indices);
    }

    /** The written location, as something to read. */
    Expr.Read location() {
      return new Expr.Read(variable, indices);
    }
  }

  /** The writes of an assignment: one for each combination of members that it runs over. */
  List<Write> writes(Assignment assignment, Map<Expr.Bound, Integer> names) {
    List<Write> writes = new ArrayList<>();
    for (Map<Expr.Bound, Integer> inner : combinations(assignment.over(), names)) {
      writes.add(
          new Write(
              assignment.target().variable(),
              assignment.target().indices().stream().map(index -> ground(index, inner)).toList(),
              ground(assignment.value(), inner)));
    }
    return writes;
  }

  /** All extensions of {@code names} by members of the sets of {@code bounds}, in order. */
  static List<Map<Expr.Bound, Integer>> combinations(
      List<Expr.Bound> bounds, Map<Expr.Bound, Integer> names) {
    List<Map<Expr.Bound, Integer>> combinations = List.of(names);
    for (Expr.Bound bound : bounds) {
      List<Map<Expr.Bound, Integer>> longer = new ArrayList<>();
      for (Map<Expr.Bound, Integer> prefix : combinations) {
        for (int id = 0; id < bound.set().size(); id++) {
          longer.add(with(prefix, bound, id));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  Expr ground(Expr expr, Map<Expr.Bound, Integer> names) {
    if (expr instanceof Expr.Const) {
      return expr;
    } else if (expr instanceof Expr.Named named) {
      return ground(named.body(), names);
    } else if (expr instanceof Expr.Bound bound) {
      return bound.set().member(member(bound, names));
    } else if (expr instanceof Expr.Read read) {
      return read(
          new Expr.Read(
              read.variable(), read.indices().stream().map(i -> ground(i, names)).toList()));
    } else if (expr instanceof Expr.Not not) {
      return not(ground(not.operand(), names));
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary.operator(), ground(binary.left(), names), ground(binary.right(), names));
    } else if (expr instanceof Expr.IfThenElse choice) {
      return ifThenElse(
          ground(choice.condition(), names),
          ground(choice.then(), names),
          ground(choice.otherwise(), names));
    } else if (expr instanceof Expr.Next next) {
      return next(ground(next.id(), names));
    } else if (expr instanceof Expr.Quantified quantified) {
      return quantified(quantified, names);
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  /** The conjunction, left to right, folded. */
  static Expr and(Expr left, Expr right) {
    return binary(Expr.Operator.AND, left, right);
  }

  /** The disjunction, left to right, folded. */
  static Expr or(Expr left, Expr right) {
    return binary(Expr.Operator.OR, left, right);
  }

  static Expr not(Expr operand) {
    if (operand instanceof Expr.Not inner) {
      return inner.operand();
    }
    return operand instanceof Expr.Const constant ? Expr.of(constant.value() == 0) : operand.not();
  }

  /** Whether two values differ, folded. */
  static Expr differ(Expr left, Expr right) {
    return binary(Expr.Operator.NE, left, right);
  }

  private Expr read(Expr.Read read) {
    Variable variable = read.variable();
    if (variable.kind() != Variable.Kind.CONSTANT) {
      return read;
    }
    List<Integer> indices = new ArrayList<>();
    for (int d = 0; d < read.indices().size(); d++) {
      if (!(read.indices().get(d) instanceof Expr.Const constant)) {
        return table(read, d);
      } else if (constant.value() == Type.NONE) {
        return read;
      }
      indices.add((int) constant.value());
    }
    List<Long> values = model.initial().getOrDefault(variable.name(), List.of());
    return new Expr.Const(variable.type(), values.get(variable.offset(indices)));
  }

  /** A constant read at an index that is known in a state only: a choice between its members. */
  private Expr table(Expr.Read read, int dimension) {
    Expr index = read.indices().get(dimension);
    IdSet set = read.variable().dimensions().get(dimension);
    int last = set.size() - 1;
    Expr table = read(withIndex(read, dimension, set.member(last)));
    for (int id = last == 0 ? 0 : last - 1; id >= 0; id--) {
      Expr entry = read(withIndex(read, dimension, set.member(id)));
      table = ifThenElse(index.is(set.member(id)), entry, table);
    }
    boolean optional = Typing.typeOf(index) instanceof Type.Id id && id.optional();
    return optional
        ? new Expr.IfThenElse(index.isNone(), withIndex(read, dimension, set.none()), table)
        : table;
  }

  private static Expr.Read withIndex(Expr.Read read, int dimension, Expr index) {
    List<Expr> indices = new ArrayList<>(read.indices());
    indices.set(dimension, index);
    return new Expr.Read(read.variable(), indices);
  }

  private static Expr binary(Expr.Operator operator, Expr left, Expr right) {
    if (operator == Expr.Operator.AND || operator == Expr.Operator.OR) {
      Expr neutral = Expr.of(operator == Expr.Operator.AND);
      if (left.equals(neutral)) {
        return right;
      }
      if (right instanceof Expr.Const && !right.equals(neutral) && total(left)) {
        return right;
      }
      return left instanceof Expr.Const || right.equals(neutral)
          ? left
          : new Expr.Binary(operator, left, right);
    }
    if (left instanceof Expr.Const a && right instanceof Expr.Const b) {
      switch (operator) {
        case EQ -> {
          return Expr.of(a.value() == b.value());
        }
        case NE -> {
          return Expr.of(a.value() != b.value());
        }
        case LT -> {
          return Expr.of(a.value() < b.value());
        }
        default -> {
          // sums stay sums, so that their range is checked where they are printed
        }
      }
    }
    return new Expr.Binary(operator, left, right);
  }

  private static Expr ifThenElse(Expr condition, Expr then, Expr otherwise) {
    if (condition instanceof Expr.Const constant) {
      return constant.value() != 0 ? then : otherwise;
    }
    if (then.equals(otherwise) && total(condition)) {
      return then;
    }
    return new Expr.IfThenElse(condition, then, otherwise);
  }

  /** Whether a ground expression has a value in every state: no index in it may be none. */
  private static boolean total(Expr expr) {
    List<Expr> ids = new ArrayList<>();
    Exprs.visit(
        expr,
        part -> {
          if (part instanceof Expr.Read read) {
            ids.addAll(read.indices());
          } else if (part instanceof Expr.Next next) {
            ids.add(next.id());
          }
        });
    return ids.stream().noneMatch(InfixText::mayBeNone);
  }

  private static Expr next(Expr id) {
    if (id instanceof Expr.Const constant && constant.value() != Type.NONE) {
      IdSet set = Typing.idSetOf(id).orElseThrow();
      int successor = (int) constant.value() + 1;
      return successor < set.size() ? set.member(successor) : set.none();
    }
    return new Expr.Next(id);
  }

  private Expr quantified(Expr.Quantified quantified, Map<Expr.Bound, Integer> names) {
    List<Expr> bodies = new ArrayList<>();
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      bodies.add(ground(quantified.body(), with(names, quantified.bound(), id)));
    }
    return switch (quantified.quantifier()) {
      case FOR_ALL -> bodies.stream().reduce(Expr.of(true), Grounding::and);
      case EXISTS -> bodies.stream().reduce(Expr.of(false), Grounding::or);
      case COUNT ->
          bodies.stream()
              .map(body -> ifThenElse(body, Expr.of(1), Expr.of(0)))
              .reduce((sum, one) -> new Expr.Binary(Expr.Operator.ADD, sum, one))
              .orElse(Expr.of(0));
    };
  }

  private static int member(Expr.Bound bound, Map<Expr.Bound, Integer> names) {
    Integer member = names.get(bound);
    if (member == null) {
      throw new IllegalStateException("'" + bound.name() + "' is not bound");
    }
    return member;
  }

  private static Map<Expr.Bound, Integer> with(
      Map<Expr.Bound, Integer> names, Expr.Bound bound, int id) {
    Map<Expr.Bound, Integer> inner = new HashMap<>(names);
    inner.put(bound, id);
    return inner;
  }
}
