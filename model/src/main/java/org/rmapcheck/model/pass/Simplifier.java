package org.rmapcheck.model.pass;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.DoubleWrites;
import org.rmapcheck.model.ir.Expr;
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
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * Folds what is known from the tree: constants, variables that nobody writes, ids of sets with one
 * member.
 *
 * <p>The result has the same value wherever the original has one, and is a model error wherever the
 * original is one: a part that may be an error stays, even if it does not matter to the value.
 */
final class Simplifier {

  private final Map<String, List<Long>> initial;
  private final Set<Variable> constants;

  /** Treats these variables as constants with their initial values. */
  Simplifier(Map<String, List<Long>> initial, Set<Variable> constants) {
    this.initial = initial;
    this.constants = new HashSet<>(constants);
  }

  Expr simplify(Expr expr) {
    if (expr instanceof Read read) {
      return read(simplifyTarget(read));
    } else if (expr instanceof Bound bound) {
      return bound.set().size() == 1 ? bound.set().first() : bound;
    } else if (expr instanceof Not not) {
      return not(simplify(not.operand()));
    } else if (expr instanceof Binary binary) {
      return binary(binary);
    } else if (expr instanceof IfThenElse choice) {
      return ifThenElse(
          simplify(choice.condition()), simplify(choice.then()), simplify(choice.otherwise()));
    } else if (expr instanceof Quantified quantified) {
      return quantified(quantified);
    } else if (expr instanceof Next next) {
      return next(simplify(next.id()));
    } else if (expr instanceof Named named) {
      Expr body = simplify(named.body());
      return body instanceof Const ? body : new Named(named.words(), body);
    }
    return expr;
  }

  /**
   * An arm with all its parts simplified. Two writes that are then known to meet keep their
   * targets: where the step is taken they are a model error, but the tree is well formed.
   */
  Arm simplify(Arm arm) {
    Arm simple = simplify(arm, this::simplifyTarget);
    return DoubleWrites.certain(simple).isEmpty() ? simple : simplify(arm, target -> target);
  }

  private Arm simplify(Arm arm, UnaryOperator<Read> target) {
    return new Arm(
        arm.choices(),
        arm.otherwise(),
        simplify(arm.guard()),
        arm.assertions().stream()
            .map(a -> new Assertion(a.property(), simplify(a.condition())))
            .toList(),
        arm.assignments().stream()
            .map(
                a ->
                    new Assignment(
                        a.over(),
                        target.apply(a.target()),
                        simplifyValue(a.target().variable(), a.value())))
            .toList(),
        arm.target());
  }

  /** The target of an assignment with its indices simplified. */
  Read simplifyTarget(Read read) {
    return new Read(read.variable(), read.indices().stream().map(this::simplifyIndex).toList());
  }

  /** An index that is known to be none stays as it is written: it is an error only if reached. */
  private Expr simplifyIndex(Expr index) {
    Expr simple = simplify(index);
    return simple instanceof Const constant && constant.value() < 0 ? index : simple;
  }

  /** A value known to be out of range stays as it is written: it is an error only if reached. */
  private Expr simplifyValue(Variable variable, Expr value) {
    Expr simple = simplify(value);
    return simple instanceof Const constant && !variable.type().contains(constant.value())
        ? value
        : simple;
  }

  private Expr read(Read read) {
    Variable variable = read.variable();
    Type type = variable.type();
    boolean known = type.low() == type.high() || constants.contains(variable);
    if (!known || Failures.possible(read)) {
      return read;
    }
    if (type.low() == type.high()) {
      return new Const(type, type.low());
    }
    List<Long> values = initial.getOrDefault(variable.name(), List.of());
    if (values.stream().distinct().count() == 1) {
      return new Const(type, values.get(0));
    }
    int offset = 0;
    for (int d = 0; d < read.indices().size(); d++) {
      int size = variable.dimensions().get(d).size();
      if (!(read.indices().get(d) instanceof Const index)
          || index.value() < 0
          || index.value() >= size) {
        return read;
      }
      offset = offset * size + (int) index.value();
    }
    return new Const(type, values.get(offset));
  }

  static Expr not(Expr operand) {
    if (operand instanceof Const constant) {
      return Expr.of(constant.value() == 0);
    }
    return operand instanceof Not inner ? inner.operand() : new Not(operand);
  }

  private Expr binary(Binary binary) {
    Expr left = simplify(binary.left());
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      boolean neutral = operator == Operator.AND;
      if (left instanceof Const constant) {
        return (constant.value() != 0) == neutral ? simplify(binary.right()) : Expr.of(!neutral);
      }
      Expr right = simplify(binary.right());
      if (right instanceof Const constant) {
        if ((constant.value() != 0) == neutral) {
          return left;
        }
        return Failures.possible(left) ? new Binary(operator, left, right) : Expr.of(!neutral);
      }
      return left.equals(right) ? left : new Binary(operator, left, right);
    }
    return compute(operator, left, simplify(binary.right()));
  }

  /** Combines two simplified operands. */
  static Expr compute(Operator operator, Expr left, Expr right) {
    if (left instanceof Const a && right instanceof Const b) {
      return switch (operator) {
        case EQ -> Expr.of(a.value() == b.value());
        case NE -> Expr.of(a.value() != b.value());
        case LT -> Expr.of(a.value() < b.value());
        case ADD, SUB -> sum(operator, a, b);
        case AND, OR -> new Binary(operator, left, right);
      };
    }
    if (operator != Operator.EQ && operator != Operator.NE) {
      return new Binary(operator, left, right);
    }
    boolean equal = operator == Operator.EQ;
    if (left instanceof IfThenElse choice && right instanceof Const) {
      return compare(operator, choice, right);
    }
    if (right instanceof IfThenElse choice && left instanceof Const) {
      return compare(operator, choice, left);
    }
    if (Failures.possible(left) || Failures.possible(right)) {
      return new Binary(operator, left, right);
    }
    if (left.equals(right) && (left instanceof Read || left instanceof Bound)) {
      return Expr.of(equal);
    }
    return disjoint(left, right) ? Expr.of(!equal) : new Binary(operator, left, right);
  }

  /** A sum that leaves 64 bits stays as it is written: it is an error only if reached. */
  private static Expr sum(Operator operator, Const a, Const b) {
    BigInteger left = BigInteger.valueOf(a.value());
    BigInteger right = BigInteger.valueOf(b.value());
    BigInteger sum = operator == Operator.ADD ? left.add(right) : left.subtract(right);
    return sum.bitLength() < Long.SIZE ? Expr.of(sum.longValue()) : new Binary(operator, a, b);
  }

  /** A choice against a constant is a choice of comparisons, if that makes it smaller. */
  private static Expr compare(Operator operator, IfThenElse choice, Expr constant) {
    Expr then = compute(operator, choice.then(), constant);
    Expr otherwise = compute(operator, choice.otherwise(), constant);
    if (then instanceof Const || otherwise instanceof Const) {
      return ifThenElse(choice.condition(), then, otherwise);
    }
    return new Binary(operator, choice, constant);
  }

  private static boolean disjoint(Expr left, Expr right) {
    Type a = Typing.typeOf(left);
    Type b = Typing.typeOf(right);
    if (right instanceof Const constant) {
      return !a.contains(constant.value());
    }
    return left instanceof Const constant && !b.contains(constant.value());
  }

  static Expr ifThenElse(Expr condition, Expr then, Expr otherwise) {
    if (condition instanceof Const constant) {
      return constant.value() != 0 ? then : otherwise;
    }
    if (then.equals(otherwise) && !Failures.possible(condition)) {
      return then;
    }
    if (Typing.typeOf(then) instanceof Type.Bool) {
      if (then instanceof Const t) {
        return t.value() != 0 ? or(condition, otherwise) : and(not(condition), otherwise);
      }
      if (otherwise instanceof Const o) {
        return o.value() == 0 ? and(condition, then) : or(not(condition), then);
      }
    }
    return new IfThenElse(condition, then, otherwise);
  }

  static Expr and(Expr left, Expr right) {
    if (left instanceof Const constant) {
      return constant.value() != 0 ? right : left;
    }
    return right instanceof Const constant && constant.value() != 0 ? left : left.and(right);
  }

  private static Expr or(Expr left, Expr right) {
    if (left instanceof Const constant) {
      return constant.value() == 0 ? right : left;
    }
    return right instanceof Const constant && constant.value() == 0 ? left : left.or(right);
  }

  private Expr quantified(Quantified quantified) {
    Bound bound = quantified.bound();
    Expr body = simplify(quantified.body());
    if (quantified.quantifier() == Quantifier.COUNT) {
      if (body instanceof Const constant) {
        return Expr.of(constant.value() == 0 ? 0 : bound.set().size());
      }
      return new Quantified(Quantifier.COUNT, bound, body);
    }
    return body instanceof Const || bound.set().size() == 1
        ? body
        : new Quantified(quantified.quantifier(), bound, body);
  }

  private static Expr next(Expr id) {
    if (id instanceof Const constant
        && constant.value() >= 0
        && constant.type() instanceof Type.Id type) {
      long successor = constant.value() + 1;
      return successor < type.set().size() ? type.set().member((int) successor) : type.set().none();
    }
    return new Next(id);
  }
}
