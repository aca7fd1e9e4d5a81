package org.rmapcheck.model.random;

import java.util.List;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/** A small model as text, for the report of a failure. */
final class ModelText {

  private final StringBuilder text = new StringBuilder();

  private ModelText() {}

  static String of(Model model) {
    ModelText text = new ModelText();
    text.write(model);
    return text.text.toString();
  }

  private void write(Model model) {
    line("model " + model.name());
    model.idSets().forEach(s -> line((s.ordered() ? "range " : "set ") + s + " " + s.members()));
    model
        .variables()
        .forEach(
            v ->
                line(
                    v.kind().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + v
                        + v.dimensions()
                        + ": "
                        + v.type()
                        + " = "
                        + model.initial().get(v.name())));
    model.processes().forEach(this::write);
    model.properties().forEach(this::write);
  }

  private void write(Process process) {
    line(
        "process "
            + process.name()
            + " of "
            + process.instances()
            + ", "
            + process.fairness()
            + ", rests at "
            + process.rest().stream().sorted().toList());
    for (Step step : process.steps()) {
      step.arms().forEach(arm -> write(step.label(), arm));
    }
  }

  private void write(String label, Arm arm) {
    line(
        "  "
            + label
            + ": "
            + (arm.choices().isEmpty() ? "" : "choose " + names(arm.choices()) + " ")
            + (arm.otherwise() ? "otherwise" : "when " + Formula.text(arm.guard()))
            + arm.assertions().stream()
                .map(a -> " check " + a.property() + " " + Formula.text(a.condition()))
                .collect(Collectors.joining())
            + arm.assignments().stream().map(ModelText::text).collect(Collectors.joining())
            + " go to "
            + arm.target());
  }

  private static String text(Assignment a) {
    return (a.over().isEmpty() ? " set " : " for all " + names(a.over()) + " set ")
        + Formula.text(a.target())
        + " = "
        + Formula.text(a.value());
  }

  private static String names(List<Expr.Bound> names) {
    return names.stream()
        .map(name -> name.name() + " in " + name.set())
        .collect(Collectors.joining(", "));
  }

  private void write(Property property) {
    line(
        "property "
            + property.id()
            + property.invariant().map(i -> " always " + Formula.text(i)).orElse("")
            + property.goals().stream()
                .map(goal -> " reachable " + Formula.text(goal.condition()))
                .collect(Collectors.joining()));
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
