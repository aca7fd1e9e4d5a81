package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.Evaluation;
import org.rmapcheck.trace.FormulaPart;
import org.rmapcheck.trace.FormulaValue;

/**
 * The formula that is false at the end of a run, and why.
 *
 * @param formula as the model writes it
 */
record Violation(String formula, Evaluation evaluation) {

  /**
   * An invariant that is false in the last state, else an assertion that fails in the last step.
   */
  static Violation of(ReferenceInterpreter reference, Property property, Path path) {
    Optional<Expr> invariant = property.invariant();
    if (invariant.isPresent() && !reference.holds(invariant.get(), path.last())) {
      return new Violation(
          Formula.text(invariant.get()),
          FormulaExplainer.explain(reference, invariant.get(), path.last(), Map.of()));
    }
    int last = path.length() - 1;
    return ofAssertion(reference, property, path.states().get(last), path.steps().get(last));
  }

  private static Violation ofAssertion(
      ReferenceInterpreter reference, Property property, State before, Transition step) {
    for (Assertion assertion : step.arm().assertions()) {
      if (assertion.property().equals(property.id())) {
        Evaluation evaluation =
            FormulaExplainer.explain(
                reference, assertion.condition(), before, reference.names(step));
        if (evaluation.formula().value().equals("false")) {
          return new Violation(Formula.text(assertion.condition()), evaluation);
        }
      }
    }
    throw new IllegalStateException("the run does not break " + property.title());
  }

  /** The guards of every process in the last state, none of which lets it change anything. */
  static Violation ofHang(ReferenceInterpreter reference, State last) {
    List<FormulaPart> parts = new ArrayList<>();
    List<FormulaValue> leaves = new ArrayList<>();
    var instances = reference.model().instances();
    for (int i = 0; i < instances.size(); i++) {
      var who = instances.get(i);
      var step = who.process().steps().get(last.counters().get(i));
      boolean rests = who.process().rest().contains(step.label());
      String text = who.name() + " at '" + step.label() + "' can change something";
      parts.add(new FormulaPart(text, "false", List.of()));
      leaves.add(new FormulaValue(text, rests ? "false, and it may rest there" : "false"));
      if (!rests) {
        for (Arm arm : step.arms()) {
          if (arm.choices().isEmpty() && !arm.otherwise()) {
            Map<Expr.Bound, Integer> names = Map.of(who.process().self(), who.id());
            Evaluation guard = FormulaExplainer.explain(reference, arm.guard(), last, names);
            leaves.addAll(guard.falseParts());
          }
        }
      }
    }
    String formula = "some process can change something, or all may rest where they are";
    return new Violation(
        "", new Evaluation(new FormulaPart(formula, "false", parts), List.copyOf(leaves)));
  }

  /** A model error has no formula: its message says what is wrong. */
  static Violation ofModelError(String message) {
    return new Violation(
        "",
        new Evaluation(
            new FormulaPart("the model is well behaved", "false", List.of()),
            List.of(new FormulaValue(message, "the error"))));
  }
}
