package org.rmapcheck.model.export;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** What a TLA+ module declares before its actions: sets, constants, variables, the first state. */
final class TlaDeclarations {

  private final Model model;
  private final TlaNames names;
  private final List<String> latched;
  private final TlaText text;

  TlaDeclarations(Model model, TlaNames names, List<String> latched) {
    this.model = model;
    this.names = names;
    this.latched = latched;
    this.text = new TlaText(names);
  }

  /** Sets with their members, and constants. */
  void values(StringBuilder out) {
    for (IdSet set : model.idSets()) {
      out.append("\n\\* ").append(set.ordered() ? "ordered" : "unordered").append(" set ");
      out.append(Comments.line(set.name())).append(", and no member of it\n");
      out.append(names.set(set)).append(" == 0..").append(set.size() - 1).append('\n');
      List<String> members = names.members(set);
      for (int i = 0; i < members.size(); i++) {
        out.append(members.get(i)).append(" == ").append(i).append('\n');
      }
      out.append(names.none(set)).append(" == -1\n");
    }
    names.successors().forEach((set, name) -> successor(out, set, name));
    names
        .enumerationSets()
        .forEach(
            (enumeration, name) -> {
              List<String> values = enumeration.values().stream().map(TlaText::string).toList();
              out.append('\n').append(name).append(" ==\n  {");
              out.append(TlaProcess.list(values, 3)).append("}\n");
            });
    for (Variable variable : model.variables()) {
      if (variable.kind() == Variable.Kind.CONSTANT) {
        out.append('\n').append(names.variable(variable)).append(" == ");
        out.append(initial(variable)).append(note(variable)).append('\n');
      }
    }
  }

  private void successor(StringBuilder out, IdSet set, String name) {
    out.append('\n').append(name).append("(i) ==\n  CASE i = ").append(names.none(set));
    out.append(" -> Assert(FALSE, \"model error: the successor of none\")\n    [] i = ");
    out.append(set.size() - 1).append(" -> ").append(names.none(set));
    out.append("\n    [] OTHER -> i + 1\n");
  }

  void variables(StringBuilder out) {
    out.append('\n');
    for (Variable variable : model.stateVariables()) {
      Range32.require(variable);
      line(out, names.variable(variable), note(variable));
    }
    latched.forEach(id -> line(out, names.holds(id), " \\* did the last assertion hold?"));
    for (Process process : model.processes()) {
      line(out, names.counter(process), " \\* where " + Comments.line(process.name()) + " is");
    }
  }

  private static void line(StringBuilder out, String name, String note) {
    out.append("VARIABLE ").append(name).append(note).append('\n');
  }

  private static String note(Variable variable) {
    String words = Comments.line(Comments.describe(variable));
    return words.isEmpty() ? "" : " \\* " + words;
  }

  /** The initial state. */
  void start(StringBuilder out) {
    out.append("\nInit ==\n");
    for (Variable variable : model.stateVariables()) {
      conjunct(out, names.variable(variable), " = ", initial(variable));
    }
    latched.forEach(id -> conjunct(out, names.holds(id), " = ", "TRUE"));
    for (Process process : model.processes()) {
      String label = TlaText.string(process.steps().get(0).label());
      boolean single = process.instances().size() == 1;
      conjunct(
          out,
          names.counter(process),
          " = ",
          single ? label : "[i \\in " + names.set(process.instances()) + " |-> " + label + "]");
    }
  }

  /** Which values the variables have; the actions check what this does not already follow from. */
  void types(StringBuilder out) {
    out.append("\nTypeOK ==\n");
    for (Variable variable : model.stateVariables()) {
      List<IdSet> dimensions = names.dimensions(variable);
      String functions =
          dimensions.stream()
              .map(set -> "[" + names.set(set) + " -> ")
              .collect(Collectors.joining());
      conjunct(
          out,
          names.variable(variable),
          " \\in ",
          functions + type(variable.type()) + "]".repeat(dimensions.size()));
    }
    latched.forEach(id -> conjunct(out, names.holds(id), " \\in ", "BOOLEAN"));
    for (Process process : model.processes()) {
      List<String> labels =
          process.steps().stream().map(step -> TlaText.string(step.label())).toList();
      boolean single = process.instances().size() == 1;
      String set = "{" + TlaProcess.list(labels, names.counter(process).length() + 11) + "}";
      conjunct(
          out,
          names.counter(process),
          " \\in ",
          single ? set : "[" + names.set(process.instances()) + " -> " + set + "]");
    }
  }

  private static void conjunct(StringBuilder out, String left, String sign, String right) {
    out.append("  /\\ ").append(left).append(sign).append(right).append('\n');
  }

  private String type(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      return ModelNames.known(names.enumerationSets(), enumeration);
    } else if (type instanceof Type.Id id) {
      String set = names.set(id.set());
      return id.optional() ? "(" + set + " \\cup {" + names.none(id.set()) + "})" : set;
    }
    return type instanceof Type.Bool ? "BOOLEAN" : "(" + type.low() + ".." + type.high() + ")";
  }

  private String initial(Variable variable) {
    List<Long> raw = model.initial().getOrDefault(variable.name(), List.of());
    return initial(variable, names.dimensions(variable), raw);
  }

  /** The value, or a function; {@code raw} are its values in row-major order. */
  private String initial(Variable variable, List<IdSet> dimensions, List<Long> raw) {
    if (dimensions.isEmpty()) {
      return text.constant(variable.type(), raw.get(0));
    }
    IdSet set = dimensions.get(0);
    List<IdSet> inner = dimensions.subList(1, dimensions.size());
    int part = raw.size() / set.size();
    if (new HashSet<>(raw).size() == 1) {
      String same = initial(variable, inner, raw.subList(0, part));
      return "[" + name(dimensions.size()) + " \\in " + names.set(set) + " |-> " + same + "]";
    }
    StringBuilder out = new StringBuilder("(");
    for (int id = 0; id < set.size(); id++) {
      out.append(id == 0 ? "" : " @@ ").append(names.members(set).get(id)).append(" :> ");
      out.append(initial(variable, inner, raw.subList(id * part, (id + 1) * part)));
    }
    return out.append(')').toString();
  }

  private String name(int depth) {
    return names.freshWithin("i" + depth, java.util.Set.of());
  }
}
