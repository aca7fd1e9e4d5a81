package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/**
 * Writes a model in Murphi, for the model checker Rumur.
 *
 * <p>Guarantees, for Rumur without symmetry reduction: it finds as many states as this model has. A
 * value out of range, an index that names no member and two writes to one location are errors, as
 * are violated properties. With one thread, the number of rules in the trace that it prints is the
 * length of the shortest run of this model to the error.
 *
 * <p>Limits: with {@link Checks.Deadlock}, arms that return to their label are guarded by the
 * condition that they change something, and a rule that does nothing stands for all processes being
 * at rest; only then is what Rumur calls stuck exactly a deadlock of the language. Assertions in
 * steps are evaluated only when their property is exported, so a model error inside one is found
 * only then. Numbers have 32 bits here. Fairness is not exported.
 */
public final class MurphiExport {

  private final Model model;
  private final Checks checks;
  private final MurphiNames names;
  private final MurphiText text;
  private final MurphiProcess processes;

  private MurphiExport(Model model, Checks checks) {
    this.model = model;
    this.checks = checks;
    this.names = new MurphiNames(model);
    this.text = new MurphiText(names);
    this.processes = new MurphiProcess(model, checks, names);
  }

  /**
   * The model as a Murphi text.
   *
   * @throws ExportException if a property is unknown or the model has numbers beyond 32 bits
   */
  public static String murphi(Model model, Checks checks) {
    checks.require(model);
    return new MurphiExport(model, checks).print();
  }

  private String print() {
    StringBuilder rules = new StringBuilder();
    model.instances().forEach(instance -> rules.append(processes.print(instance)));
    properties(rules);
    rest(rules);
    StringBuilder out = new StringBuilder();
    head(out);
    values(out);
    types(out);
    variables(out);
    errors(out);
    start(out);
    return out.append(rules).toString();
  }

  private void head(StringBuilder out) {
    boolean deadlock = checks instanceof Checks.Deadlock;
    out.append("-- ").append(Comments.line(model.name())).append('\n');
    out.append("-- model hash ").append(ModelHash.of(model)).append("\n--\n");
    if (deadlock) {
      out.append(
          "-- For deadlock: transitions that change nothing are left out, but for one that\n");
      out.append("-- stands for all processes being at rest.\n--\n");
    } else if (checks instanceof Checks.Counting) {
      out.append("-- For counting: no properties.\n--\n");
    }
    out.append("-- rumur --symmetry-reduction off --deadlock-detection ");
    out.append(deadlock ? "stuck" : "off").append(" --value-type int32_t \\\n");
    out.append("--   --threads 1 --output model.c FILE\n");
    out.append("-- gcc -O3 -mcx16 -o model model.c -lpthread\n-- ./model\n");
  }

  private void values(StringBuilder out) {
    out.append("\nconst\n");
    for (IdSet set : model.idSets()) {
      out.append("  -- ").append(set.ordered() ? "ordered" : "unordered").append(" set ");
      out.append(Comments.line(set.name())).append(", and no member of it\n");
      List<String> members = new ArrayList<>(names.members(set));
      members.add(names.none(set));
      for (int i = 0; i < members.size(); i++) {
        out.append("  ").append(members.get(i)).append(": ").append(i).append(";\n");
      }
    }
  }

  private void types(StringBuilder out) {
    out.append("\ntype\n");
    for (IdSet set : model.idSets()) {
      int size = set.size();
      out.append("  ").append(names.set(set)).append(": 0 .. ").append(size - 1).append(";\n");
      out.append("  ").append(names.optional(set)).append(": 0 .. ").append(size).append(";\n");
    }
    names.enumerations().forEach((e, values) -> enumeration(out, names.enumeration(e), values));
    for (Process process : model.processes()) {
      List<String> labels =
          process.steps().stream().map(step -> names.label(process, step.label())).toList();
      enumeration(out, names.counterType(process), labels);
    }
  }

  private static void enumeration(StringBuilder out, String name, List<String> values) {
    out.append("  ").append(name).append(": enum {\n    ");
    out.append(String.join(",\n    ", values)).append("\n  };\n");
  }

  private void variables(StringBuilder out) {
    out.append("\nvar\n");
    for (Variable variable : model.stateVariables()) {
      Range32.require(variable);
      String note = Comments.line(Comments.describe(variable));
      out.append("  ").append(names.variable(variable)).append(": ").append(text.type(variable));
      out.append(note.isEmpty() ? ";\n" : "; -- " + note + "\n");
    }
    for (String property : latched()) {
      out.append("  ").append(names.holds(property)).append(": boolean;\n");
    }
    for (Process process : model.processes()) {
      out.append("  ").append(names.counter(process)).append(": ");
      if (process.instances().size() > 1) {
        out.append("array [").append(names.set(process.instances())).append("] of ");
      }
      out.append(names.counterType(process)).append(";\n");
    }
  }

  /** What has no value: a function, as an expression has no other way to be an error. */
  private void errors(StringBuilder out) {
    names
        .errors()
        .forEach(
            (type, name) -> {
              out.append("\nfunction ").append(name).append("(): ").append(text.type(type));
              out.append(";\nbegin\n  error \"an index is none\";\nend;\n");
            });
  }

  private void start(StringBuilder out) {
    out.append("\nstartstate\nbegin\n");
    for (Variable variable : model.stateVariables()) {
      List<Long> raw = model.initial().getOrDefault(variable.name(), List.of());
      for (int offset = 0; offset < raw.size(); offset++) {
        out.append("  ").append(element(variable, offset)).append(" := ");
        out.append(text.constant(variable.type(), raw.get(offset))).append(";\n");
      }
    }
    for (String property : latched()) {
      out.append("  ").append(names.holds(property)).append(" := true;\n");
    }
    for (Model.Instance instance : model.instances()) {
      Process process = instance.process();
      out.append("  ").append(processes.counter(instance)).append(" := ");
      out.append(names.label(process, process.steps().get(0).label())).append(";\n");
    }
    out.append("end;\n");
  }

  private String element(Variable variable, int offset) {
    StringBuilder indices = new StringBuilder();
    int rest = offset;
    for (int d = variable.dimensions().size() - 1; d >= 0; d--) {
      IdSet set = variable.dimensions().get(d);
      indices.insert(0, "[" + names.members(set).get(rest % set.size()) + "]");
      rest /= set.size();
    }
    return names.variable(variable) + indices;
  }

  /** The properties of which a variable keeps whether the last assertion in a step held. */
  private List<String> latched() {
    return Guards.latched(model, checks);
  }

  private void properties(StringBuilder out) {
    Grounding grounding = new Grounding(model);
    for (String id : Guards.wanted(model, checks)) {
      Property property = model.property(id).orElseThrow();
      List<String> parts = new ArrayList<>();
      property
          .invariant()
          .ifPresent(e -> parts.add("(" + text.wrapped(grounding.ground(e, Map.of()), 3) + ")"));
      if (latched().contains(id)) {
        parts.add(names.holds(id));
      }
      String condition = parts.isEmpty() ? "true" : String.join(" &\n  ", parts);
      out.append("\n-- ").append(Comments.line(property.statement())).append('\n');
      out.append("invariant ").append(MurphiProcess.quoted(property.title())).append("\n  ");
      out.append(condition).append(";\n");
    }
  }

  /** What keeps a state in which all processes rest from being a deadlock. */
  private void rest(StringBuilder out) {
    if (!(checks instanceof Checks.Deadlock)) {
      return;
    }
    List<String> resting = new ArrayList<>();
    for (Model.Instance instance : model.instances()) {
      Process process = instance.process();
      List<String> labels =
          process.steps().stream()
              .map(Step::label)
              .filter(process.rest()::contains)
              .map(label -> processes.counter(instance) + " = " + names.label(process, label))
              .toList();
      resting.add(labels.isEmpty() ? "false" : "(" + String.join(" | ", labels) + ")");
    }
    out.append("\nrule \"all processes rest\"\n  ").append(String.join(" &\n  ", resting));
    out.append(" ==>\nbegin\nend;\n");
  }
}
