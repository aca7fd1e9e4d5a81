package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * Turns expressions into ground trees: names become members, quantifiers are unrolled, what does
 * not depend on the state is computed now. Evaluation gives what the language says, including which
 * operands are not evaluated and each check of an index or a range that could fail.
 */
public final class GroundCompiler {

  private final StateLayout layout;

  public GroundCompiler(StateLayout layout) {
    this.layout = layout;
  }

  /** A condition without free names, such as an invariant. */
  public GroundTest closed(Expr condition) {
    return test(condition, Map.of());
  }

  GroundTest test(Expr expr, Map<Expr.Bound, Integer> names) {
    if (expr instanceof Expr.Not not) {
      return test(not.operand(), names).negated();
    } else if (expr instanceof Expr.Named named) {
      return test(named.body(), names);
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary, names);
    } else if (expr instanceof Expr.Quantified quantified) {
      List<GroundTest> bodies = bodies(quantified, names);
      return quantified.quantifier() == Expr.Quantifier.FOR_ALL
          ? Junctions.all(bodies)
          : Junctions.any(bodies);
    } else if (expr instanceof Expr.IfThenElse choice) {
      GroundTest condition = test(choice.condition(), names);
      if (condition.isTrue() || condition.isFalse()) {
        return test(condition.isTrue() ? choice.then() : choice.otherwise(), names);
      }
      GroundTest then = test(choice.then(), names);
      return new GroundTests.Choice(condition, then, test(choice.otherwise(), names));
    }
    return Comparisons.equal(value(expr, names), new GroundValues.Constant(1));
  }

  private GroundTest binary(Expr.Binary binary, Map<Expr.Bound, Integer> names) {
    return switch (binary.operator()) {
      case AND -> {
        GroundTest left = test(binary.left(), names);
        // what is never evaluated may be nonsense, such as an array indexed by none
        yield left.isFalse() ? left : Junctions.all(List.of(left, test(binary.right(), names)));
      }
      case OR -> {
        GroundTest left = test(binary.left(), names);
        yield left.isTrue() ? left : Junctions.any(List.of(left, test(binary.right(), names)));
      }
      case EQ -> Comparisons.equal(value(binary.left(), names), value(binary.right(), names));
      case NE ->
          Comparisons.equal(value(binary.left(), names), value(binary.right(), names)).negated();
      case LT -> Comparisons.less(value(binary.left(), names), value(binary.right(), names));
      case ADD, SUB -> throw new IllegalStateException("no condition: " + binary);
    };
  }

  private List<GroundTest> bodies(Expr.Quantified quantified, Map<Expr.Bound, Integer> names) {
    List<GroundTest> bodies = new ArrayList<>();
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      Map<Expr.Bound, Integer> inner = new HashMap<>(names);
      inner.put(quantified.bound(), id);
      bodies.add(test(quantified.body(), inner));
    }
    return bodies;
  }

  GroundValue value(Expr expr, Map<Expr.Bound, Integer> names) {
    if (expr instanceof Expr.Const constant) {
      return new GroundValues.Constant(constant.value());
    } else if (expr instanceof Expr.Bound bound) {
      return new GroundValues.Constant(member(bound, names));
    } else if (expr instanceof Expr.Read read) {
      return read(read, names);
    } else if (expr instanceof Expr.Named named) {
      return value(named.body(), names);
    } else if (expr instanceof Expr.Next next) {
      return next(next, names);
    } else if (isSum(expr) && expr instanceof Expr.Binary sum) {
      return Sums.sum(
          value(sum.left(), names),
          value(sum.right(), names),
          sum.operator() == Expr.Operator.SUB,
          Formula.text(sum));
    } else if (expr instanceof Expr.Quantified count
        && count.quantifier() == Expr.Quantifier.COUNT) {
      return new GroundValues.Count(bodies(count, names).toArray(GroundTest[]::new));
    } else if (expr instanceof Expr.IfThenElse choice) {
      return choice(choice, names);
    }
    return truth(test(expr, names));
  }

  private static boolean isSum(Expr expr) {
    return expr instanceof Expr.Binary binary
        && (binary.operator() == Expr.Operator.ADD || binary.operator() == Expr.Operator.SUB);
  }

  private static GroundValue truth(GroundTest test) {
    return test.isTrue() || test.isFalse()
        ? new GroundValues.Constant(test.isTrue() ? 1 : 0)
        : new GroundValues.Truth(test);
  }

  private GroundValue choice(Expr.IfThenElse choice, Map<Expr.Bound, Integer> names) {
    GroundTest condition = test(choice.condition(), names);
    if (condition.isTrue() || condition.isFalse()) {
      return value(condition.isTrue() ? choice.then() : choice.otherwise(), names);
    }
    GroundValue then = value(choice.then(), names);
    return new GroundValues.Choice(condition, then, value(choice.otherwise(), names));
  }

  private GroundValue next(Expr.Next next, Map<Expr.Bound, Integer> names) {
    GroundValue id = value(next.id(), names);
    int size = Typing.idSetOf(next.id()).orElseThrow().size();
    GroundValue value = new Sums.Next(id, size, Formula.text(next));
    return id.isConstant() && !value.canFail()
        ? new GroundValues.Constant(value.value(new long[0]))
        : value;
  }

  private GroundValue read(Expr.Read read, Map<Expr.Bound, Integer> names) {
    Variable variable = read.variable();
    GroundOffset offset = offset(read, names);
    if (variable.kind() == Variable.Kind.CONSTANT) {
      long[] table = constants(variable);
      return offset.isConstant()
          ? new GroundValues.Constant(table[offset.offset(new long[0])])
          : new GroundValues.TableElement(offset, table, variable.type());
    }
    GroundValues.Fixed[] elements = new GroundValues.Fixed[variable.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = new GroundValues.Fixed(field(variable, i));
    }
    if (!offset.isConstant()) {
      return new GroundValues.Element(offset, elements);
    }
    GroundValues.Fixed element = elements[offset.offset(new long[0])];
    return element.low() == element.high() ? new GroundValues.Constant(element.low()) : element;
  }

  private long[] constants(Variable variable) {
    return layout.model().initial().getOrDefault(variable.name(), List.of()).stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  GroundOffset offset(Expr.Read target, Map<Expr.Bound, Integer> names) {
    List<GroundValue> indices = new ArrayList<>();
    for (Expr index : target.indices()) {
      indices.add(value(index, names));
    }
    return new GroundOffset(target, indices);
  }

  Field field(Variable variable, int offset) {
    return layout.value(layout.locations().base(variable) + offset);
  }

  private static long member(Expr.Bound bound, Map<Expr.Bound, Integer> names) {
    Integer member = names.get(bound);
    if (member == null) {
      throw new IllegalStateException("'" + bound.name() + "' is not bound");
    }
    return member;
  }
}
