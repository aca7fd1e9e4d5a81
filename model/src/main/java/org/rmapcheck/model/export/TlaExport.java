package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/**
 * Writes a model in TLA+, for the model checker TLC.
 *
 * <p>Guarantees: TLC finds as many distinct states as this model has. A value out of range, an
 * index that names no member and two writes to one location are errors, as are violated properties.
 * With one worker, the number of states in the trace that it prints, less one, is the length of the
 * shortest run of this model to the error.
 *
 * <p>Limits: TLC's own check for deadlock must be off, as processes may rest; with {@link
 * Checks.Deadlock} an invariant says what a deadlock is. Assertions in steps are evaluated only
 * when their property is exported, so a model error inside one is found only then. Numbers have 32
 * bits in TLC. Fairness is not exported. TLC's number of generated states is the number of
 * transitions and one more, the first state: it counts each way to a state, and guards are written
 * so that a disjunction in them is none.
 */
public final class TlaExport {

  /** A specification: the text of a module, and that of a configuration for TLC. */
  public record Specification(String module, String configuration) {}

  private final Model model;
  private final Checks checks;
  private final TlaNames names;
  private final TlaText text;
  private final TlaProcess processes;
  private final TlaDeclarations declarations;

  private TlaExport(Model model, Checks checks) {
    this.model = model;
    this.checks = checks;
    this.names = new TlaNames(model);
    this.text = new TlaText(names);
    this.processes = new TlaProcess(model, checks, names);
    this.declarations = new TlaDeclarations(model, names, Guards.latched(model, checks));
  }

  /**
   * The model as a TLA+ module with its configuration.
   *
   * @param module its name, which must be that of its file
   * @throws ExportException if a property is unknown, the name of the module is none, or the model
   *     has numbers beyond 32 bits
   */
  public static Specification tla(Model model, Checks checks, String module) {
    checks.require(model);
    if (!module.matches("[A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*")) {
      throw new ExportException(
          "'"
              + module
              + "' cannot be the name of a TLA+ module, which is that of its file: use letters,"
              + " digits and underscores");
    }
    TlaExport export = new TlaExport(model, checks);
    return new Specification(export.module(module), export.configuration());
  }

  /** A name for the module of a model, by the name of the model. */
  public static String moduleName(Model model) {
    String name = model.name().replaceAll("[^A-Za-z0-9_]", "_");
    return name.matches("[A-Za-z].*") ? name : "m" + name;
  }

  private String module(String module) {
    StringBuilder out = new StringBuilder();
    out.append("---- MODULE ").append(module).append(" ----\n");
    out.append("\\* ").append(Comments.line(model.name())).append('\n');
    out.append("\\* model hash ").append(ModelHash.of(model)).append("\n\\*\n");
    out.append("\\* ").append(purpose()).append("\n\\*\n");
    out.append("\\* java -cp tla2tools.jar tlc2.TLC -deadlock -workers 1 ").append(module);
    out.append("\n\nEXTENDS Integers, FiniteSets, TLC\n");
    declarations.values(out);
    declarations.variables(out);
    out.append("\nvars == <<").append(TlaProcess.list(processes.variables(), 10)).append(">>\n");
    declarations.start(out);
    declarations.types(out);
    for (Process process : model.processes()) {
      out.append(processes.print(process));
    }
    next(out);
    properties(out);
    deadlock(out);
    return out.append("\n====\n").toString();
  }

  private String purpose() {
    if (checks instanceof Checks.Properties) {
      return "With properties: see the definitions at the end.";
    }
    return checks instanceof Checks.Deadlock
        ? "For deadlock: see NoDeadlock at the end."
        : "For counting: no properties.";
  }

  private void next(StringBuilder out) {
    out.append("\nNext ==\n");
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        out.append("  \\/ ").append(processes.anyInstance(process, step)).append('\n');
      }
    }
  }

  private void properties(StringBuilder out) {
    List<String> latched = Guards.latched(model, checks);
    for (String id : Guards.wanted(model, checks)) {
      Property property = model.property(id).orElseThrow();
      List<String> parts = new ArrayList<>();
      property.invariant().ifPresent(e -> parts.add("(" + text.wrapped(e, 6) + ")"));
      if (latched.contains(id)) {
        parts.add(names.holds(id));
      }
      out.append("\n\\* ").append(Comments.line(property.title() + ": " + property.statement()));
      out.append('\n').append(names.property(id)).append(" ==\n");
      if (parts.isEmpty()) {
        out.append("  TRUE\n");
      }
      parts.forEach(part -> out.append("  /\\ ").append(part).append('\n'));
    }
  }

  private void deadlock(StringBuilder out) {
    if (!(checks instanceof Checks.Deadlock)) {
      return;
    }
    out.append("\n\\* no process can stay for ever but at these labels\nAllRest ==\n");
    for (Process process : model.processes()) {
      String labels =
          process.steps().stream()
              .map(Step::label)
              .filter(process.rest()::contains)
              .map(TlaText::string)
              .collect(Collectors.joining(", ", "{", "}"));
      TlaText self = processes.self(process);
      String every =
          process.instances().size() == 1
              ? ""
              : "\\A " + self.binders(List.of(process.self())) + " : ";
      out.append("  /\\ ").append(every).append(processes.counter(process, self));
      out.append(" \\in ").append(labels).append('\n');
    }
    out.append("\nNoDeadlock == AllRest \\/ ENABLED <<Next>>_vars\n");
  }

  private String configuration() {
    StringBuilder out = new StringBuilder("INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n");
    List<String> wanted = Guards.wanted(model, checks);
    if (checks instanceof Checks.Properties) {
      out.append("INVARIANT TypeOK\n");
    }
    wanted.forEach(id -> out.append("INVARIANT ").append(names.property(id)).append('\n'));
    if (checks instanceof Checks.Deadlock) {
      out.append("INVARIANT NoDeadlock\n");
    }
    return out.toString();
  }
}
