package org.rmapcheck.engine.search;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;

/**
 * A condition on single states that a property states.
 *
 * @param property position of the property in the model
 * @param goal position of the goal in the property, or {@link #INVARIANT}
 */
record StateFormula(int property, int goal, Expr condition) {

  static final int INVARIANT = -1;

  /** All formulas of a model. */
  static List<StateFormula> of(Model model) {
    List<StateFormula> formulas = new ArrayList<>();
    for (int p = 0; p < model.properties().size(); p++) {
      int number = p;
      Property property = model.properties().get(p);
      property.invariant().ifPresent(e -> formulas.add(new StateFormula(number, INVARIANT, e)));
      for (int g = 0; g < property.goals().size(); g++) {
        formulas.add(new StateFormula(p, g, property.goals().get(g).condition()));
      }
    }
    return formulas;
  }

  boolean isInvariant() {
    return goal == INVARIANT;
  }
}
