package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Writes a model in Promela, for the model checker Spin.
 *
 * <p>Guarantees, for Spin with {@code -o1 -o2 -o3} and no partial-order reduction: depth-first or
 * breadth-first, it finds as many states as this model has, and one transition more (it counts the
 * arrival in the first state). A value out of range, an index that names no member and two writes
 * to one location are assertion violations, as are violated properties. Breadth-first, the depth
 * that Spin prints with an error is the length of the shortest run of this model to it. Of the
 * three options only {@code -o2} matters: without it Spin takes variables that are written and
 * never read out of the state.
 *
 * <p>Limits: with {@link Checks.Properties}, one transition that checks the first state precedes
 * all others, so there is one state more. With {@link Checks.Deadlock}, arms that return to their
 * label are guarded by the condition that they change something; only then is an invalid end state
 * of Spin exactly a deadlock of the language. Assertions in steps are evaluated only when their
 * property is exported, so a model error inside one is found only then. Numbers have 32 bits.
 */
public final class PromelaExport {

  private static final int MOST_PROCESSES = 254;

  private final Model model;
  private final Checks checks;
  private final PromelaNames names;
  private final PromelaText text;
  private final String started;

  private PromelaExport(Model model, Checks checks) {
    this.model = model;
    this.checks = checks;
    this.names = new PromelaNames(model);
    this.text = new PromelaText(names);
    this.started = checks instanceof Checks.Properties ? names.fresh("started") : "";
  }

  /**
   * The model as a Promela text.
   *
   * @throws ExportException if a property is unknown or the model exceeds what Spin can hold
   */
  public static String promela(Model model, Checks checks) {
    checks.require(model);
    if (model.instances().size() > MOST_PROCESSES) {
      throw new ExportException(
          "model '"
              + model.name()
              + "' has "
              + model.instances().size()
              + " process instances: Spin takes "
              + MOST_PROCESSES
              + ", make the scope smaller");
    }
    return new PromelaExport(model, checks).print();
  }

  private String print() {
    StringBuilder processes = new StringBuilder();
    PromelaProcess printer = new PromelaProcess(model, checks, names);
    for (Model.Instance instance : model.instances()) {
      processes.append(printer.print(instance, started));
    }
    StringBuilder out = new StringBuilder();
    head(out);
    values(out);
    variables(out);
    properties(out);
    out.append(processes);
    start(out);
    return out.toString();
  }

  private void head(StringBuilder out) {
    out.append("/*\n * ").append(Comments.text(model.name())).append('\n');
    out.append(" * model hash ").append(ModelHash.of(model)).append('\n');
    purpose().forEach(line -> out.append((" * " + line).stripTrailing()).append('\n'));
    out.append(" */\n");
  }

  private List<String> purpose() {
    List<String> lines = new ArrayList<>(List.of(""));
    if (checks instanceof Checks.Properties) {
      lines.add("With properties: the first transition of every run checks the first state, so");
      lines.add("Spin has one state more than the model, and the depth that it prints with an");
      lines.add("error, counted from 0, is the number of steps of the model up to it.");
    } else if (checks instanceof Checks.Deadlock) {
      lines.add("For deadlock: transitions that change nothing are left out, labels at which a");
      lines.add("process may rest begin with end_, and an invalid end state is a deadlock.");
    } else {
      lines.add(
          "For counting: no properties. Spin reports one transition more than the model has.");
    }
    lines.add("");
    lines.add("spin -o1 -o2 -o3 -a FILE");
    lines.add("gcc -O2 -DNOREDUCE -DSAFETY -DNOFAIR -DVECTORSZ=65536 -o pan pan.c");
    lines.add("   (-DBFS for the shortest trail)");
    lines.add("./pan -m1000000" + (checks instanceof Checks.Deadlock ? "" : " -E"));
    return lines;
  }

  private void values(StringBuilder out) {
    for (IdSet set : model.idSets()) {
      out.append("\n/* ").append(set.ordered() ? "ordered" : "unordered").append(" set ");
      out.append(Comments.text(set.name())).append(", and no member of it */\n");
      List<String> members = new ArrayList<>(names.members(set));
      members.add(names.none(set));
      define(out, members);
    }
    names
        .enumerations()
        .forEach(
            (enumeration, values) -> {
              out.append("\n/* enumeration ").append(enumeration.name()).append(" */\n");
              define(out, values);
            });
  }

  private static void define(StringBuilder out, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      out.append("#define ").append(values.get(i)).append(' ').append(i).append('\n');
    }
  }

  private void variables(StringBuilder out) {
    out.append('\n');
    for (Variable variable : model.stateVariables()) {
      String declared = PromelaText.typeName(variable) + " " + names.variable(variable);
      out.append(declared);
      if (variable.size() > 1) {
        out.append('[').append(variable.size()).append(']');
      }
      out.append(" = ").append(initial(variable)).append(";").append(note(variable)).append('\n');
    }
    out.append("byte ").append(names.noMember).append("[1]; ");
    out.append("/* read outside its bounds where the model has an error */\n");
    out.append("byte ").append(names.nobody).append(" = 1;\n");
    if (!started.isEmpty()) {
      out.append("bool ")
          .append(started)
          .append(" = false; /* has the first state been checked? */\n");
    }
    if (!names.temporaries().isEmpty()) {
      out.append("/* new values within a step, 0 between steps; Spin's breadth-first search");
      out.append(" takes no hidden variables */\n");
      out.append("int ").append(String.join(", ", names.temporaries())).append(";\n");
    }
  }

  private static String note(Variable variable) {
    List<String> words = new ArrayList<>();
    if (variable.kind() != Variable.Kind.SHARED) {
      words.add(variable.kind() == Variable.Kind.GHOST ? "ghost" : "local");
    }
    if (!variable.dimensions().isEmpty()) {
      words.add(Comments.elements(variable));
    }
    if (!variable.note().isEmpty()) {
      words.add(variable.note());
    }
    return words.isEmpty() ? "" : " /* " + Comments.text(String.join("; ", words)) + " */";
  }

  /** One value for all elements, or a list; Promela takes no sign in a list. */
  private String initial(Variable variable) {
    List<Long> raw = model.initial().getOrDefault(variable.name(), List.of());
    Set<Long> distinct = new HashSet<>(raw);
    if (distinct.size() == 1) {
      return text.constant(variable.type(), raw.get(0));
    }
    List<String> values = new ArrayList<>();
    for (long value : raw) {
      boolean negative = value < 0 && variable.type() instanceof Type.IntRange;
      values.add(
          negative
              ? Long.toString(value & 0xFFFFFFFFL) + " /* " + value + " */"
              : text.constant(variable.type(), value));
    }
    return "{ " + String.join(", ", values) + " }";
  }

  private void properties(StringBuilder out) {
    if (!(checks instanceof Checks.Properties wanted)) {
      return;
    }
    Grounding grounding = new Grounding(model);
    for (Property property : model.properties()) {
      if (wanted.ids().contains(property.id())) {
        String words = property.title() + ": " + property.statement();
        out.append("\n/* ").append(Comments.text(words)).append(" */\n");
        out.append("bool ").append(names.holds(property.id())).append(" = true;\n");
        property
            .invariant()
            .ifPresent(e -> invariant(out, property, grounding.ground(e, Map.of())));
      }
    }
  }

  private void invariant(StringBuilder out, Property property, Expr condition) {
    String body = text.wrapped(condition, 2).replace("\n", " \\\n");
    out.append("#define ").append(names.invariant(property.id())).append(" ( \\\n  ");
    out.append(body).append(")\n");
  }

  /** The one transition that comes before all others and checks the first state. */
  private void start(StringBuilder out) {
    if (started.isEmpty()) {
      return;
    }
    StringBuilder statements = new StringBuilder();
    for (String property : Guards.invariants(model, checks)) {
      String holds = names.holds(property);
      statements.append("    ").append(holds).append(" = ").append(names.invariant(property));
      statements.append(";\n    assert(").append(holds).append(");\n");
    }
    out.append("\ninit {\n  d_step {\n").append(statements);
    out.append("    ").append(started).append(" = true\n  };\nend_").append(started).append(":\n");
    out.append("  if\n  :: false\n  fi\n}\n");
  }
}
