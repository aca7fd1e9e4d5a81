package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Validator;

/** Rebuilds a model with some steps of one process replaced or added. */
final class Edit {

  private final Model model;
  private final Process process;
  private final Map<String, Step> replaced = new LinkedHashMap<>();
  private final List<Step> added = new ArrayList<>();

  Edit(Model model, Process process) {
    this.model = model;
    this.process = process;
  }

  Edit replace(String label, Step step) {
    replaced.put(label, step);
    return this;
  }

  Edit arm(Step step, int index, Arm arm) {
    List<Arm> arms = new ArrayList<>(replaced.getOrDefault(step.label(), step).arms());
    arms.set(index, arm);
    return replace(step.label(), withArms(step, arms));
  }

  Edit add(Step step) {
    added.add(step);
    return this;
  }

  /** The model, if it is one. */
  Optional<Model> model() {
    List<Step> steps = new ArrayList<>();
    process.steps().forEach(step -> steps.add(replaced.getOrDefault(step.label(), step)));
    steps.addAll(added);
    Process changed =
        new Process(
            process.name(),
            process.instances(),
            process.self(),
            steps,
            process.rest(),
            process.fairness(),
            process.note());
    List<Process> processes = new ArrayList<>(model.processes());
    processes.set(processes.indexOf(process), changed);
    try {
      return Optional.of(
          Validator.validate(
              new Model(
                  model.name(),
                  model.idSets(),
                  model.variables(),
                  model.initial(),
                  processes,
                  model.properties())));
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  static Step withArms(Step step, List<Arm> arms) {
    return new Step(step.label(), step.kernel(), step.note(), arms);
  }

  static Arm withGuard(Arm arm, Expr guard) {
    return new Arm(
        arm.choices(), arm.otherwise(), guard, arm.assertions(), arm.assignments(), arm.target());
  }

  static Arm withAssignments(Arm arm, List<Assignment> assignments) {
    return new Arm(
        arm.choices(), arm.otherwise(), arm.guard(), arm.assertions(), assignments, arm.target());
  }

  static Arm withTarget(Arm arm, String target) {
    return new Arm(
        arm.choices(), arm.otherwise(), arm.guard(), arm.assertions(), arm.assignments(), target);
  }
}
