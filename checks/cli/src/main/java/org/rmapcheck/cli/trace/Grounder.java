package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Puts members in place of bound names, and values in place of constants of the model, so that a
 * formula reads as it applies to one case: {@code pte[mm0.b0][p0]} instead of {@code pte[v][p]}.
 */
final class Grounder {

  private final Model model;

  Grounder(Model model) {
    this.model = model;
  }

  Expr ground(Expr expr, Map<Expr.Bound, Integer> names) {
    if (expr instanceof Expr.Bound bound) {
      Integer member = names.get(bound);
      return member == null ? bound : bound.set().member(member);
    } else if (expr instanceof Expr.Read read) {
      return read(read, names);
    } else if (expr instanceof Expr.Not not) {
      return new Expr.Not(ground(not.operand(), names));
    } else if (expr instanceof Expr.Binary binary) {
      return new Expr.Binary(
          binary.operator(), ground(binary.left(), names), ground(binary.right(), names));
    } else if (expr instanceof Expr.IfThenElse choice) {
      return new Expr.IfThenElse(
          ground(choice.condition(), names),
          ground(choice.then(), names),
          ground(choice.otherwise(), names));
    } else if (expr instanceof Expr.Quantified quantified) {
      Map<Expr.Bound, Integer> outer = new HashMap<>(names);
      outer.remove(quantified.bound());
      return new Expr.Quantified(
          quantified.quantifier(), quantified.bound(), ground(quantified.body(), outer));
    } else if (expr instanceof Expr.Next next) {
      return new Expr.Next(ground(next.id(), names));
    } else if (expr instanceof Expr.Named named) {
      return new Expr.Named(named.words(), ground(named.body(), names));
    }
    return expr;
  }

  private Expr read(Expr.Read read, Map<Expr.Bound, Integer> names) {
    List<Expr> indices = new ArrayList<>();
    List<Integer> members = new ArrayList<>();
    for (Expr index : read.indices()) {
      Expr grounded = ground(index, names);
      indices.add(grounded);
      if (grounded instanceof Expr.Const constant && constant.value() != Type.NONE) {
        members.add((int) constant.value());
      }
    }
    Variable variable = read.variable();
    if (variable.kind() == Variable.Kind.CONSTANT && members.size() == indices.size()) {
      List<Long> values = model.initial().getOrDefault(variable.name(), List.of());
      return new Expr.Const(variable.type(), values.get(variable.offset(members)));
    }
    return new Expr.Read(variable, indices);
  }
}
