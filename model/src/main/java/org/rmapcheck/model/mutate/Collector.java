package org.rmapcheck.model.mutate;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.pass.Origins;

/** Takes the mutants of one process that are models at all. */
final class Collector {

  private final Model model;
  private final Origins origins;
  private final Process process;
  private final Set<Variable> recorded;
  private final List<Mutant> mutants;

  Collector(
      Model model, Origins origins, Process process, Set<Variable> recorded, List<Mutant> mutants) {
    this.model = model;
    this.origins = origins;
    this.process = process;
    this.recorded = recorded;
    this.mutants = mutants;
  }

  /** Whether an assignment is only there for the properties. */
  boolean isRecord(Assignment assignment) {
    return recorded.contains(assignment.target().variable());
  }

  Model model() {
    return model;
  }

  Process process() {
    return process;
  }

  Edit edit() {
    return new Edit(model, process);
  }

  void arm(Step step, int a, Operator operator, String change, Arm arm) {
    arm(step, a, operator, change, edit().arm(step, a, arm));
  }

  /** Arms are counted as the model is written, whatever of it a scenario uses. */
  void arm(Step step, int a, Operator operator, String change, Edit edit) {
    var ref = new Origins.ArmRef(process.name(), step.label(), a);
    int written = origins.of(ref).get(0).arm();
    add(process.name() + "." + step.label() + ", arm " + (written + 1), operator, change, edit);
  }

  void step(Step step, Operator operator, String change, Edit edit) {
    add(process.name() + "." + step.label(), operator, change, edit);
  }

  private void add(String place, Operator operator, String change, Edit edit) {
    edit.model()
        .ifPresent(m -> mutants.add(new Mutant(operator, process.name(), place, change, m)));
  }
}
