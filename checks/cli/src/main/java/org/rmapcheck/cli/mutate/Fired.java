package org.rmapcheck.cli.mutate;

import java.util.HashSet;
import java.util.Set;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.Transition;

/** The steps and arms that fired in a search. */
record Fired(Model model, Set<String> arms) {

  static Fired of(Model model, Outcome outcome) {
    GroundTransitions transitions = GroundTransitions.of(model);
    Set<String> arms = new HashSet<>();
    for (int t = 0; t < transitions.size(); t++) {
      if (outcome.census().firings().get(t) > 0) {
        Transition transition = transitions.get(t);
        String step = transition.who().process().name() + "." + transition.step().label();
        arms.add(step);
        arms.add(step + "/" + transition.step().arms().size() + "/" + transition.armIndex());
      }
    }
    return new Fired(model, arms);
  }

  /** Whether all that fired there fires here, in steps that have as many arms in both. */
  boolean covers(Fired original) {
    for (var process : model.processes()) {
      for (var step : process.steps()) {
        String name = process.name() + "." + step.label();
        if (original.arms().contains(name) && !arms.contains(name)) {
          return false;
        }
        for (int a = 0; a < step.arms().size(); a++) {
          String arm = name + "/" + step.arms().size() + "/" + a;
          if (original.arms().contains(arm) && !arms.contains(arm)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
