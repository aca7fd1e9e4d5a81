package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.trace.Evaluation;
import org.rmapcheck.trace.FormulaPart;
import org.rmapcheck.trace.FormulaValue;

/**
 * Says why a formula has the value that it has in one state: the tree of those parts that decide,
 * down to the variables. Quantifiers appear as the members that decide, each named.
 */
final class FormulaExplainer {

  private final ReferenceInterpreter reference;
  private final Grounder grounder;
  private final State state;
  private final Map<String, FormulaValue> leaves = new LinkedHashMap<>();

  private FormulaExplainer(ReferenceInterpreter reference, State state) {
    this.reference = reference;
    this.grounder = new Grounder(reference.model());
    this.state = state;
  }

  /**
   * Explains a formula.
   *
   * @param names members bound to its free names
   */
  static Evaluation explain(
      ReferenceInterpreter reference, Expr formula, State state, Map<Expr.Bound, Integer> names) {
    FormulaExplainer explainer = new FormulaExplainer(reference, state);
    FormulaPart tree = explainer.part(explainer.grounder.ground(formula, names), "");
    return new Evaluation(tree, List.copyOf(explainer.leaves.values()));
  }

  private FormulaPart part(Expr expr, String prefix) {
    List<FormulaPart> parts = new ArrayList<>();
    if (expr instanceof Expr.Named named) {
      leaf(named.words(), show(named));
      parts.add(part(named.body(), ""));
    } else if (expr instanceof Expr.Not not) {
      parts.add(part(not.operand(), ""));
    } else if (expr instanceof Expr.Quantified quantified) {
      instances(quantified, parts);
    } else if (expr instanceof Expr.IfThenElse choice) {
      parts.add(part(choice.condition(), ""));
      parts.add(part(isTrue(choice.condition()) ? choice.then() : choice.otherwise(), ""));
    } else if (expr instanceof Expr.Binary binary) {
      binary(binary, parts);
    } else if (expr instanceof Expr.Next next) {
      parts.add(part(next.id(), ""));
    } else if (expr instanceof Expr.Read read) {
      read(read, parts);
    }
    String text = expr instanceof Expr.Named named ? named.words() : Formula.text(expr);
    return new FormulaPart(prefix + text, show(expr), parts);
  }

  private void binary(Expr.Binary binary, List<FormulaPart> parts) {
    switch (binary.operator()) {
      case AND, OR -> junction(binary, parts);
      default -> {
        for (Expr side : List.of(binary.left(), binary.right())) {
          if (!(side instanceof Expr.Const)) {
            parts.add(part(side, ""));
          }
        }
      }
    }
  }

  /** What decides: the first false conjunct or true disjunct, else all of them. */
  private void junction(Expr.Binary binary, List<FormulaPart> parts) {
    List<Expr> members = new ArrayList<>();
    flatten(binary, binary.operator(), members);
    boolean deciding = binary.operator() == Expr.Operator.OR;
    for (Expr member : members) {
      if (isTrue(member) == deciding) {
        parts.add(part(member, ""));
        return;
      }
    }
    members.forEach(member -> parts.add(part(member, "")));
  }

  private static void flatten(Expr expr, Expr.Operator operator, List<Expr> into) {
    if (expr instanceof Expr.Binary binary && binary.operator() == operator) {
      flatten(binary.left(), operator, into);
      flatten(binary.right(), operator, into);
    } else {
      into.add(expr);
    }
  }

  /** The members that decide: counterexamples, witnesses, or, where all do, all of them. */
  private void instances(Expr.Quantified quantified, List<FormulaPart> parts) {
    boolean value = isTrue(quantified);
    Expr.Bound bound = quantified.bound();
    if (quantified.quantifier() == Expr.Quantifier.FOR_ALL && value) {
      return;
    }
    for (int id = 0; id < bound.set().size(); id++) {
      Expr body = grounder.ground(quantified.body(), Map.of(bound, id));
      boolean decides =
          switch (quantified.quantifier()) {
            case FOR_ALL -> !isTrue(body);
            case EXISTS -> isTrue(body) == value;
            case COUNT -> isTrue(body);
          };
      if (decides) {
        parts.add(part(body, bound.name() + " = " + bound.set().members().get(id) + ": "));
      }
    }
  }

  private void read(Expr.Read read, List<FormulaPart> parts) {
    for (Expr index : read.indices()) {
      if (!(index instanceof Expr.Const)) {
        parts.add(part(index, ""));
      }
    }
    if (read.variable().kind() != Variable.Kind.CONSTANT) {
      leaf(location(read), show(read));
    }
  }

  /** Name of the location that is read in this state. */
  private String location(Expr.Read read) {
    List<Integer> indices = new ArrayList<>();
    for (Expr index : read.indices()) {
      long member = value(index);
      if (member == Type.NONE) {
        return Formula.text(read);
      }
      indices.add((int) member);
    }
    return read.variable().elementName(read.variable().offset(indices));
  }

  private void leaf(String text, String value) {
    leaves.putIfAbsent(text, new FormulaValue(text, value));
  }

  private boolean isTrue(Expr expr) {
    try {
      return value(expr) != 0;
    } catch (ModelError e) {
      return false;
    }
  }

  private String show(Expr expr) {
    try {
      return Typing.typeOf(expr).show(value(expr));
    } catch (ModelError e) {
      return "model error: " + e.getMessage();
    }
  }

  private long value(Expr expr) {
    return reference.evaluator().value(expr, state, Map.of(), new HashSet<>());
  }
}
