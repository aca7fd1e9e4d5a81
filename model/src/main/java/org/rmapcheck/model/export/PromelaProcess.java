package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/** One process instance as a {@code proctype}, with one option for each arm and choice. */
final class PromelaProcess {

  private final Model model;
  private final Checks checks;
  private final PromelaNames names;
  private final PromelaText text;
  private final Grounding grounding;

  PromelaProcess(Model model, Checks checks, PromelaNames names) {
    this.model = model;
    this.checks = checks;
    this.names = names;
    this.text = new PromelaText(names);
    this.grounding = new Grounding(model);
  }

  /** The proctype; {@code started} is the condition under which it may run, or empty. */
  String print(Model.Instance instance, String started) {
    Process process = instance.process();
    StringBuilder out = new StringBuilder();
    out.append("\n/* ").append(PromelaComments.text(instance.name()));
    if (!process.note().isEmpty()) {
      out.append(": ").append(PromelaComments.text(process.note()));
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
    out.append("/* ").append(PromelaComments.text(describe(step))).append(" */\n  if\n");
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

  private static String describe(Step step) {
    String note = step.note().isEmpty() ? "" : "; " + step.note();
    return step.kernel().map(PromelaProcess::describe).orElse("no kernel code") + note;
  }

  private static String describe(KernelRef kernel) {
    return kernel.function() + ", " + kernel.file() + ": " + kernel.call();
  }

  private boolean option(
      StringBuilder out, Process process, Step step, Arm arm, Map<Expr.Bound, Integer> members) {
    Expr guard = guard(step, arm, members);
    if (guard.equals(Expr.of(false))) {
      return false;
    }
    List<String> statements =
        new ArrayList<>(PromelaArm.statements(names, grounding, arm, members, wanted()));
    if (statements.isEmpty()) {
      statements.add("skip");
    }
    for (String property : invariants(model, checks)) {
      statements.add(names.holds(property) + " = " + names.invariant(property));
      statements.add("assert(" + names.holds(property) + ")");
    }
    out.append("  :: d_step {").append(choices(arm, members)).append("\n       ");
    out.append(text.wrapped(guard, 7)).append(" ->\n       ");
    out.append(String.join(";\n       ", statements)).append("\n     };\n     goto ");
    out.append(names.label(process, arm.target())).append('\n');
    return true;
  }

  /** A comment that names the members that are chosen, if any are. */
  private static String choices(Arm arm, Map<Expr.Bound, Integer> members) {
    List<String> chosen = new ArrayList<>();
    for (Expr.Bound choice : arm.choices()) {
      int id = members.getOrDefault(choice, 0);
      chosen.add(choice.name() + " = " + choice.set().members().get(id));
    }
    String words = (arm.otherwise() ? "otherwise " : "") + String.join(", ", chosen);
    return words.isEmpty() ? "" : " /* " + PromelaComments.text(words.strip()) + " */";
  }

  private Expr guard(Step step, Arm arm, Map<Expr.Bound, Integer> members) {
    Expr guard = grounding.ground(arm.guard(), members);
    if (arm.otherwise()) {
      for (Arm other : step.arms()) {
        if (!other.otherwise()) {
          guard = Grounding.and(guard, none(other, members));
        }
      }
    }
    if (checks instanceof Checks.Deadlock && arm.target().equals(step.label())) {
      Expr changes = changes(arm, members);
      return changes.equals(Expr.of(false)) ? changes : Grounding.and(guard, changes);
    }
    return guard;
  }

  /** Whether an arm holds for no choice. */
  private Expr none(Arm arm, Map<Expr.Bound, Integer> members) {
    return Grounding.combinations(arm.choices(), members).stream()
        .map(choice -> Grounding.not(grounding.ground(arm.guard(), choice)))
        .reduce(Expr.of(true), Grounding::and);
  }

  /** Whether some write of the arm gives its location another value. */
  private Expr changes(Arm arm, Map<Expr.Bound, Integer> members) {
    return arm.assignments().stream()
        .flatMap(assignment -> grounding.writes(assignment, members).stream())
        .map(write -> Grounding.differ(write.location(), write.value()))
        .reduce(Expr.of(false), Grounding::or);
  }

  private List<String> wanted() {
    return checks instanceof Checks.Properties properties
        ? properties.ids().stream().sorted().toList()
        : List.of();
  }

  /** The properties, in the order of the model, whose invariants are to be checked. */
  static List<String> invariants(Model model, Checks checks) {
    return checks instanceof Checks.Properties properties
        ? model.properties().stream()
            .filter(p -> properties.ids().contains(p.id()) && p.invariant().isPresent())
            .map(Property::id)
            .toList()
        : List.of();
  }
}
