package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;

/** One process instance as rules, one for each arm and choice. */
final class MurphiProcess {

  private final Model model;
  private final Checks checks;
  private final MurphiNames names;
  private final MurphiText text;
  private final Grounding grounding;
  private final Guards guards;

  MurphiProcess(Model model, Checks checks, MurphiNames names) {
    this.model = model;
    this.checks = checks;
    this.names = names;
    this.text = new MurphiText(names);
    this.grounding = new Grounding(model);
    this.guards = new Guards(grounding, checks);
  }

  String print(Model.Instance instance) {
    Process process = instance.process();
    StringBuilder out = new StringBuilder("\n-- " + Comments.line(instance.name()));
    if (!process.note().isEmpty()) {
      out.append(": ").append(Comments.line(process.note()));
    }
    out.append('\n');
    for (Step step : process.steps()) {
      out.append("\n-- ").append(Comments.line(step.label() + ": " + Comments.describe(step)));
      out.append('\n');
      for (Arm arm : step.arms()) {
        Map<Expr.Bound, Integer> self = Map.of(process.self(), instance.id());
        for (Map<Expr.Bound, Integer> members : Grounding.combinations(arm.choices(), self)) {
          rule(out, instance, step, arm, members);
        }
      }
    }
    return out.toString();
  }

  private void rule(
      StringBuilder out,
      Model.Instance instance,
      Step step,
      Arm arm,
      Map<Expr.Bound, Integer> members) {
    Expr guard = guards.guard(step, arm, members);
    if (guard.equals(Expr.of(false))) {
      return;
    }
    Process process = instance.process();
    MurphiRule.Body body =
        MurphiRule.body(names, grounding, arm, members, Guards.wanted(model, checks));
    String choices = Comments.choices(arm, members);
    String title = instance.name() + ": " + step.label();
    out.append("rule ").append(quoted(choices.isEmpty() ? title : title + ", " + choices));
    out.append("\n  ").append(counter(instance)).append(" = ");
    out.append(names.label(process, step.label()));
    if (!guard.equals(Expr.of(true))) {
      out.append(" &\n  ").append(guard(guard));
    }
    out.append(" ==>\n");
    body.temporaries().forEach((name, type) -> out.append(variable(name, type)));
    out.append("begin\n");
    List<String> statements = new ArrayList<>(body.statements());
    if (!arm.target().equals(step.label())) {
      statements.add(counter(instance) + " := " + names.label(process, arm.target()));
    }
    statements.forEach(statement -> out.append("  ").append(statement).append(";\n"));
    out.append("end;\n");
  }

  /** A guard beside "&", which binds more tightly than "|" and "?". */
  private String guard(Expr guard) {
    boolean loose = guard instanceof Expr.Binary binary && binary.operator() == Expr.Operator.OR;
    return loose ? "(" + text.wrapped(guard, 3) + ")" : text.wrapped(guard, 2);
  }

  private static String variable(String name, String type) {
    return "  var " + name + ": " + type + ";\n";
  }

  /** The program counter of an instance. */
  String counter(Model.Instance instance) {
    Process process = instance.process();
    String name = names.counter(process);
    return process.instances().size() == 1
        ? name
        : name + "[" + names.members(process.instances()).get(instance.id()) + "]";
  }

  static String quoted(String words) {
    return "\"" + Comments.line(words).replace('"', '\'').replace('\\', '/') + "\"";
  }
}
