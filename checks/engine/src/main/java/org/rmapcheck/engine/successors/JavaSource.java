package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.engine.state.Ranking;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.semantics.Transition;

/**
 * Writes the transitions and formulas of a model as Java: one class for each process instance with
 * a method for each label, one for the formulas, and one that calls them all.
 */
final class JavaSource {

  /** The class to load. */
  static final String MAIN = "Successors";

  private static final int METHOD_LIMIT = 4_000;

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final List<Expr> formulas;
  private final StringBuilder text = new StringBuilder();
  private final JavaCode main;
  private final JavaRanks ranks;
  private final List<String> calls = new ArrayList<>();
  private int mostSuccessors;

  JavaSource(
      StateLayout layout, Ranking ranking, GroundTransitions transitions, List<Expr> formulas) {
    this.layout = layout;
    this.transitions = transitions;
    this.formulas = formulas;
    this.main = new JavaCode(layout.words());
    this.ranks = new JavaRanks(ranking, layout.words());
  }

  /** All classes, in the package without a name. */
  String text() {
    text.append("import org.rmapcheck.engine.successors.CompiledCode;\n");
    text.append("import org.rmapcheck.engine.successors.SuccessorBuffer;\n\n");
    text.append(JavaCode.comment("Model " + layout.model().name() + ". The words of a state:"));
    text.append('\n').append(fields());
    GroundStep[][] steps = new GroundSteps(layout, transitions).build();
    for (int i = 0; i < steps.length; i++) {
      instance(i, steps[i]);
    }
    formulas();
    text.append(ranks.text());
    main();
    return text.toString();
  }

  private String fields() {
    StringBuilder list = new StringBuilder();
    for (int location = 0; location < layout.locations().count(); location++) {
      list.append(field(layout.value(location), layout.locations().name(location)));
    }
    for (int i = 0; i < layout.instances().size(); i++) {
      String of = "the label of " + layout.instances().get(i).name();
      list.append(field(layout.counter(i), of));
    }
    return list.toString();
  }

  private static String field(Field field, String name) {
    String bits =
        field.bits() == 0
            ? "always " + field.low()
            : "w" + field.word() + " bits " + field.shift() + "+" + field.bits();
    return "//   " + bits + ": " + JavaCode.comment(name).substring(3) + "\n";
  }

  private void instance(int i, GroundStep[] steps) {
    JavaCode code = new JavaCode(layout.words());
    List<Step> labels = layout.instances().get(i).process().steps();
    List<String> body = new ArrayList<>();
    Field counter = layout.counter(i);
    String label = new GroundValues.Fixed(counter).java(code);
    body.add(counter.bits() == 0 ? "switch (0) {" : "switch ((int) " + label + ") {");
    int most = 0;
    for (int s = 0; s < steps.length; s++) {
      String method = step(labels.get(s), steps[s], code);
      body.add("  case " + s + ": " + method + "(" + code.arguments() + ", out); break;");
      most = Math.max(most, steps[s].arms().size() + 1);
    }
    body.add("  default: break;");
    body.add("}");
    mostSuccessors += most;
    String name = layout.instances().get(i).name();
    code.remark(name);
    code.method("static void successors(" + code.parameters() + ", SuccessorBuffer out)", body);
    String type = main.name("Process_" + name);
    text.append('\n').append(JavaCode.comment("Process " + name)).append('\n');
    text.append(code.text(type));
    calls.add(type + ".successors(" + code.arguments() + ", out);");
  }

  private String step(Step step, GroundStep ground, JavaCode code) {
    String parameters = "(" + code.parameters() + ", SuccessorBuffer out)";
    List<List<String>> arms = new ArrayList<>();
    for (GroundArm arm : ground.arms()) {
      if (!arm.isNeverEnabled()) {
        arms.add(arm(arm, "if " + condition(arm.guardJava(code)) + " {", code));
      }
    }
    List<String> body = inPieces(step, arms, parameters, code);
    if (ground.otherwise().isPresent()) {
      body.add(0, "int before = out.count();");
      body.addAll(arm(ground.otherwise().get(), "if (out.count() == before) {", code));
    }
    String name = code.name(step.label());
    code.remark(
        "at "
            + step.label()
            + step.kernel().map(k -> ": " + k.function() + ", " + k.call()).orElse(""));
    code.method("private static void " + name + parameters, body);
    return name;
  }

  /** The arms in one method if they are short, else each in one of its own. */
  private static List<String> inPieces(
      Step step, List<List<String>> arms, String parameters, JavaCode code) {
    int length = arms.stream().flatMap(List::stream).mapToInt(String::length).sum();
    List<String> body = new ArrayList<>();
    for (List<String> arm : arms) {
      if (length <= METHOD_LIMIT) {
        body.addAll(arm);
        continue;
      }
      String name = code.name(step.label() + "_arm");
      code.method("private static void " + name + parameters, arm);
      body.add(name + "(" + code.arguments() + ", out);");
    }
    return body;
  }

  private static String condition(String test) {
    return test.startsWith("(") ? test : "(" + test + ")";
  }

  private List<String> arm(GroundArm arm, String head, JavaCode code) {
    List<String> lines = new ArrayList<>();
    lines.add(JavaCode.comment(transitions.name(transitions.numberOf(arm.transition()))));
    describe(arm.transition()).forEach(line -> lines.add(JavaCode.comment("  " + line)));
    lines.add(head);
    arm.fireJava(code).forEach(line -> lines.add("  " + line));
    lines.add("}");
    return lines;
  }

  private static List<String> describe(Transition transition) {
    List<String> lines = new ArrayList<>();
    if (!transition.arm().otherwise()) {
      lines.add("when " + Formula.text(transition.arm().guard()));
    }
    for (Assertion assertion : transition.arm().assertions()) {
      lines.add(assertion.property() + " asserts " + Formula.text(assertion.condition()));
    }
    for (Assignment assignment : transition.arm().assignments()) {
      lines.add(Formula.text(assignment.target()) + " := " + Formula.text(assignment.value()));
    }
    lines.add("go to " + transition.arm().target());
    return lines;
  }

  private void formulas() {
    JavaCode code = new JavaCode(layout.words());
    GroundCompiler compiler = new GroundCompiler(layout);
    for (int first = 0; first < formulas.size(); first += Long.SIZE) {
      List<String> body = new ArrayList<>();
      body.add("long holding = 0L;");
      for (int f = first; f < Math.min(formulas.size(), first + Long.SIZE); f++) {
        String name = "formula" + f;
        String test = compiler.closed(formulas.get(f)).java(code);
        code.remark(Formula.text(formulas.get(f)));
        code.method(
            "private static boolean " + name + "(" + code.parameters() + ")",
            List.of("return " + test + ";"));
        String bit = JavaCode.hex(1L << (f - first));
        String call = name + "(" + code.arguments() + ")";
        body.add("if ((open & " + bit + ") != 0L && " + call + ") holding |= " + bit + ";");
      }
      body.add("return holding;");
      code.method(
          "static long group" + first / Long.SIZE + "(long open, " + code.parameters() + ")", body);
    }
    text.append("\n// Invariants and goals\n").append(code.text("Formulas"));
  }

  private void main() {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < layout.words(); w++) {
      words.add("long w" + w + " = state[" + w + "];");
    }
    List<String> body = new ArrayList<>(words);
    body.add("out.clear();");
    body.add("out.reserve(" + mostSuccessors + ");");
    body.addAll(calls);
    main.method("public void successors(long[] state, SuccessorBuffer out)", body);
    List<String> groups = new ArrayList<>();
    words.forEach(line -> groups.add(line.replace("[", "[at + ")));
    groups.add("switch (group) {");
    for (int group = 0; group * Long.SIZE < formulas.size(); group++) {
      String call = "Formulas.group" + group + "(open, " + main.arguments() + ")";
      groups.add("  case " + group + ": return " + call + ";");
    }
    groups.add("  default: return 0L;");
    groups.add("}");
    main.method("public long holding(int group, long open, long[] state, int at)", groups);
    ranks.addTo(main);
    text.append("\npublic ")
        .append(
            main.text(MAIN).replace("class " + MAIN, "class " + MAIN + " extends CompiledCode"));
  }
}
