package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Models that are asked fewer properties: the same behaviour, the same labels and arms. */
public final class PropertySelection {

  private PropertySelection() {}

  /** The model with only the properties of these ids, and only their assertions. */
  public static Model only(Model model, Set<String> ids) {
    List<Process> processes = new ArrayList<>();
    for (Process process : model.processes()) {
      List<Step> steps = new ArrayList<>();
      for (Step step : process.steps()) {
        List<Arm> arms = step.arms().stream().map(arm -> asserting(arm, ids)).toList();
        steps.add(new Step(step.label(), step.kernel(), step.note(), arms));
      }
      processes.add(
          new Process(
              process.name(),
              process.instances(),
              process.self(),
              steps,
              process.rest(),
              process.fairness(),
              process.note()));
    }
    return new Model(
        model.name(),
        model.idSets(),
        model.variables(),
        model.initial(),
        processes,
        model.properties().stream().filter(p -> ids.contains(p.id())).toList());
  }

  private static Arm asserting(Arm arm, Set<String> ids) {
    return new Arm(
        arm.choices(),
        arm.otherwise(),
        arm.guard(),
        arm.assertions().stream().filter(a -> ids.contains(a.property())).toList(),
        arm.assignments(),
        arm.target());
  }
}
