package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/** One process as actions, one for each step; its instances are a parameter. */
final class TlaProcess {

  private static final int WIDTH = 96;

  private final Model model;
  private final TlaNames names;
  private final List<String> latched;
  private final List<String> wanted;

  TlaProcess(Model model, Checks checks, TlaNames names) {
    this.model = model;
    this.names = names;
    this.latched = Guards.latched(model, checks);
    this.wanted = Guards.wanted(model, checks);
  }

  /** The actions of a process. */
  String print(Process process) {
    StringBuilder out = new StringBuilder("\n\\* " + Comments.line(process.name()));
    if (!process.note().isEmpty()) {
      out.append(": ").append(Comments.line(process.note()));
    }
    out.append('\n');
    for (Step step : process.steps()) {
      out.append('\n').append(action(process, step));
    }
    return out.toString();
  }

  /** An action of any instance: what the next-state relation has for a step. */
  String anyInstance(Process process, Step step) {
    TlaText text = self(process);
    String call = names.action(process, step);
    if (process.instances().size() == 1) {
      return call;
    }
    String self = text.flat(process.self());
    return "\\E " + text.binders(List.of(process.self())) + " : " + call + "(" + self + ")";
  }

  /** The program counter of the instance in scope. */
  String counter(Process process, TlaText text) {
    String name = names.counter(process);
    return process.instances().size() == 1 ? name : name + "[" + text.flat(process.self()) + "]";
  }

  /** With the name of the instance; the only instance of a process is called by its own. */
  TlaText self(Process process) {
    TlaText text = new TlaText(names);
    return process.instances().size() == 1
        ? text.with(process.self(), names.members(process.instances()).get(0))
        : text.binding(process.self());
  }

  private String action(Process process, Step step) {
    TlaText text = self(process);
    StringBuilder out = new StringBuilder(names.action(process, step));
    if (process.instances().size() > 1) {
      out.append('(').append(text.flat(process.self())).append(')');
    }
    out.append(" == \\* ").append(Comments.line(Comments.describe(step)));
    out.append("\n  /\\ ").append(counter(process, text)).append(" = ");
    out.append(TlaText.string(step.label())).append('\n');
    Arm first = step.arms().get(0);
    if (step.arms().size() == 1 && first.choices().isEmpty()) {
      out.append("  ").append(conjuncts(process, step, first, text, 2)).append('\n');
    } else if (step.arms().size() == 1) {
      out.append("  /\\ ").append(arm(process, step, first, text, 5)).append('\n');
    } else {
      String arms =
          step.arms().stream()
              .map(arm -> "\\/ " + arm(process, step, arm, text, 8))
              .collect(Collectors.joining("\n     "));
      out.append("  /\\ ").append(arms).append('\n');
    }
    return out.toString();
  }

  private String arm(Process process, Step step, Arm arm, TlaText outer, int indent) {
    TlaText text = outer.binding(arm.choices());
    if (arm.choices().isEmpty()) {
      return conjuncts(process, step, arm, text, indent);
    }
    return "\\E "
        + text.binders(arm.choices())
        + " :\n"
        + " ".repeat(indent + 2)
        + conjuncts(process, step, arm, text, indent + 2);
  }

  private String conjuncts(Process process, Step step, Arm arm, TlaText text, int indent) {
    List<String> conjuncts = new ArrayList<>();
    guard(step, arm, text, indent + 3, conjuncts);
    TlaWrites writes =
        new TlaWrites(names, text, arm.assignments(), process.name() + ", " + step.label());
    conjuncts.addAll(writes.checks());
    Set<String> changed = new java.util.HashSet<>();
    Asserted.in(arm, wanted)
        .forEach(
            (property, condition) -> {
              String holds = names.holds(property);
              conjuncts.add(assign(holds, condition, text, indent + 3));
              changed.add(holds);
            });
    for (Variable variable : writes.variables()) {
      String name = names.variable(variable);
      conjuncts.add(name + "' = " + writes.next(variable, indent + 3 + name.length() + 4));
      changed.add(name);
    }
    if (!arm.target().equals(step.label())) {
      conjuncts.add(move(process, arm, text));
      changed.add(names.counter(process));
    }
    unchanged(changed, indent + 3).ifPresent(conjuncts::add);
    return "/\\ " + String.join("\n" + " ".repeat(indent) + "/\\ ", conjuncts);
  }

  private void guard(Step step, Arm arm, TlaText text, int indent, List<String> conjuncts) {
    if (!arm.guard().equals(Expr.of(true))) {
      List<Expr> parts =
          arm.guard() instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND
              ? TlaText.chain(arm.guard())
              : List.of(arm.guard());
      parts.forEach(part -> conjuncts.add(condition(part, text, indent)));
    }
    if (arm.otherwise()) {
      for (Arm other : step.arms()) {
        if (!other.otherwise()) {
          TlaText inner = text.binding(other.choices());
          String some =
              other.choices().isEmpty() ? "" : "\\E " + inner.binders(other.choices()) + " : ";
          conjuncts.add(
              "~(" + some + inner.wrapped(other.guard(), indent + 2 + some.length()) + ")");
        }
      }
    }
  }

  private static String condition(Expr part, TlaText text, int indent) {
    return TlaText.branches(part)
        ? "(" + text.wrapped(part, indent + 1) + ") = TRUE"
        : text.wrapped(part, indent);
  }

  private static String assign(String name, Expr value, TlaText text, int indent) {
    return name + "' = (" + text.wrapped(value, indent + name.length() + 5) + ")";
  }

  private String move(Process process, Arm arm, TlaText text) {
    String name = names.counter(process);
    String label = TlaText.string(arm.target());
    return process.instances().size() == 1
        ? name + "' = " + label
        : name + "' = [" + name + " EXCEPT ![" + text.flat(process.self()) + "] = " + label + "]";
  }

  /** All variables of the specification. */
  List<String> variables() {
    List<String> variables = new ArrayList<>();
    model.stateVariables().forEach(variable -> variables.add(names.variable(variable)));
    latched.forEach(property -> variables.add(names.holds(property)));
    model.processes().forEach(process -> variables.add(names.counter(process)));
    return variables;
  }

  private java.util.Optional<String> unchanged(Set<String> changed, int indent) {
    List<String> rest = variables().stream().filter(name -> !changed.contains(name)).toList();
    return rest.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of("UNCHANGED <<" + list(rest, indent + 12) + ">>");
  }

  /** Names between commas, broken where the line is full. */
  static String list(List<String> names, int indent) {
    StringBuilder out = new StringBuilder();
    int column = indent;
    for (String name : names) {
      if (!out.isEmpty()) {
        boolean full = column + name.length() + 4 > WIDTH;
        out.append(full ? ",\n" + " ".repeat(indent) : ", ");
        column = full ? indent : column + 2;
      }
      out.append(name);
      column += name.length();
    }
    return out.toString();
  }
}
