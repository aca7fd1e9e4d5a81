package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;

/** One process instance as a {@code proctype}, with one option for each arm and choice. */
final class PromelaProcess {

  private final Model model;
  private final Checks checks;
  private final PromelaNames names;
  private final PromelaText text;
  private final Grounding grounding;
  private final Guards guards;

  PromelaProcess(Model model, Checks checks, PromelaNames names) {
    this.model = model;
    this.checks = checks;
    this.names = names;
    this.text = new PromelaText(names);
    this.grounding = new Grounding(model);
    this.guards = new Guards(grounding, checks);
  }

  /** The proctype; {@code started} is the condition under which it may run, or empty. */
  String print(Model.Instance instance, String started) {
    Process process = instance.process();
    StringBuilder out = new StringBuilder();
    out.append("\n/* ").append(Comments.text(instance.name()));
    if (!process.note().isEmpty()) {
      out.append(": ").append(Comments.text(process.note()));
    }
    out.append(" */\nactive proctype ").append(names.process(instance)).append("()");
    out.append(started.isEmpty() ? "" : " provided (" + started + ")").append("\n{\n");
    int number = 0;
    for (Step step : process.steps()) {
      number++;
      step(out, instance, step);
      out.append("  fi").append(number < process.steps().size() ? ";\n" : "\n");
    }
    return out.append("}\n").toString();
  }

  private void step(StringBuilder out, Model.Instance instance, Step step) {
    out.append(names.label(instance.process(), step.label())).append(": ");
    out.append("/* ").append(Comments.text(Comments.describe(step))).append(" */\n  if\n");
    int options = 0;
    for (Arm arm : step.arms()) {
      Map<Expr.Bound, Integer> self = Map.of(instance.process().self(), instance.id());
      for (Map<Expr.Bound, Integer> members : Grounding.combinations(arm.choices(), self)) {
        options += option(out, instance.process(), step, arm, members) ? 1 : 0;
      }
    }
    if (options == 0) {
      out.append("  :: false\n");
    }
  }

  private boolean option(
      StringBuilder out, Process process, Step step, Arm arm, Map<Expr.Bound, Integer> members) {
    Expr guard = guards.guard(step, arm, members);
    if (guard.equals(Expr.of(false))) {
      return false;
    }
    List<String> statements =
        new ArrayList<>(
            PromelaArm.statements(names, grounding, arm, members, Guards.wanted(model, checks)));
    if (statements.isEmpty()) {
      statements.add("skip");
    }
    for (String property : Guards.invariants(model, checks)) {
      statements.add(names.holds(property) + " = " + names.invariant(property));
      statements.add("assert(" + names.holds(property) + ")");
    }
    out.append("  :: d_step {").append(comment(Comments.choices(arm, members))).append("\n       ");
    out.append(text.wrapped(guard, 7)).append(" ->\n       ");
    out.append(String.join(";\n       ", statements)).append("\n     };\n     goto ");
    out.append(names.label(process, arm.target())).append('\n');
    return true;
  }

  private static String comment(String words) {
    return words.isEmpty() ? "" : " /* " + Comments.text(words) + " */";
  }
}
