package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.pass.LockVariables;
import org.rmapcheck.model.pass.Transformed;

/**
 * All mutants of a model, in the order of its text. The model is best specialised first, or faults
 * are made in steps that its design never takes.
 *
 * <p>Faults are made in steps that stand for kernel code, not in the hardware and the user, and not
 * in what is only recorded: a variable on which no step depends belongs to the properties. Nor is
 * the order of a step changed that does nothing else than record.
 */
public final class Mutants {

  private Mutants() {}

  public static List<Mutant> of(Transformed tree) {
    Model model = tree.model();
    Set<Variable> locks = LockVariables.of(model);
    Set<Variable> recorded = Recorded.of(model);
    List<Mutant> mutants = new ArrayList<>();
    for (Process process : model.processes()) {
      Collector out = new Collector(model, tree.origins(), process, recorded, mutants);
      AssignmentFaults assignments = new AssignmentFaults(out, locks);
      StepFaults steps = new StepFaults(out);
      for (Step step : process.steps()) {
        if (step.kernel().isEmpty()) {
          continue;
        }
        for (int a = 0; a < step.arms().size(); a++) {
          GuardFaults.addTo(out, step, a);
          assignments.addTo(step, a);
          OrderFaults.addTo(out, step, a);
          steps.split(step, a);
        }
        if (!step.arms().isEmpty()) {
          steps.swap(step);
        }
      }
    }
    return mutants;
  }
}
