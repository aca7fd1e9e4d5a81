package org.rmapcheck.model.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** A model in which an id set has lost its last member; whoever was it is the first. */
final class SmallerSet extends ModelRewriting {

  private final IdSet old;
  private final IdSet smaller;

  private SmallerSet(IdSet old, IdSet smaller) {
    super(
        new Rewriting(
            e -> expr(e, old, smaller), b -> new Expr.Bound(b.name(), set(b.set(), old, smaller))));
    this.old = old;
    this.smaller = smaller;
  }

  static Optional<Model> of(Model model, IdSet set) {
    if (set.size() < 2) {
      return Optional.empty();
    }
    IdSet smaller = new IdSet(set.name(), set.members().subList(0, set.size() - 1), set.ordered());
    return Optional.of(new SmallerSet(set, smaller).apply(model));
  }

  private Model apply(Model model) {
    Map<String, List<Long>> initial = new LinkedHashMap<>();
    for (Variable variable : model.variables()) {
      initial.put(variable.name(), values(model, variable));
    }
    return apply(
        model,
        model.idSets().stream().map(this::instances).toList(),
        model.variables().stream().map(v -> variable(v, old, smaller)).toList(),
        initial);
  }

  /** The values at indices that are left. */
  private List<Long> values(Model model, Variable variable) {
    List<Long> values = Objects.requireNonNull(model.initial().get(variable.name()));
    List<Long> left = new ArrayList<>();
    for (int offset = 0; offset < values.size(); offset++) {
      boolean lost = false;
      int rest = offset;
      for (int d = variable.dimensions().size() - 1; d >= 0; d--) {
        IdSet set = variable.dimensions().get(d);
        lost |= set.equals(old) && rest % set.size() == smaller.size();
        rest /= set.size();
      }
      if (!lost) {
        left.add(value(variable.type(), values.get(offset), old));
      }
    }
    return left;
  }

  @Override
  IdSet instances(IdSet set) {
    return set(set, old, smaller);
  }

  private static IdSet set(IdSet set, IdSet old, IdSet smaller) {
    return set.equals(old) ? smaller : set;
  }

  private static Type type(Type type, IdSet old, IdSet smaller) {
    return type instanceof Type.Id id
        ? new Type.Id(set(id.set(), old, smaller), id.optional())
        : type;
  }

  private static Variable variable(Variable v, IdSet old, IdSet smaller) {
    return new Variable(
        v.name(),
        type(v.type(), old, smaller),
        v.dimensions().stream().map(set -> set(set, old, smaller)).toList(),
        v.kind(),
        v.note());
  }

  private static long value(Type type, long value, IdSet old) {
    boolean lost = type instanceof Type.Id id && id.set().equals(old) && value == old.size() - 1;
    return lost ? 0 : value;
  }

  private static Expr expr(Expr part, IdSet old, IdSet smaller) {
    if (part instanceof Expr.Const constant) {
      return new Expr.Const(
          type(constant.type(), old, smaller), value(constant.type(), constant.value(), old));
    } else if (part instanceof Expr.Read read) {
      return new Expr.Read(variable(read.variable(), old, smaller), read.indices());
    }
    return part;
  }
}
