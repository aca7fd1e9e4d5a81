package org.rmapcheck.model.mutate;

import org.rmapcheck.model.ir.Model;

/**
 * A model with one small fault.
 *
 * @param place process and label, and the number of the arm if there are several
 * @param change what is different there
 * @param model validated
 */
public record Mutant(Operator operator, String process, String place, String change, Model model) {

  /** Names the mutant among those of all scenarios with the same processes. */
  public String key() {
    return place + ": " + operator.words() + ": " + change;
  }
}
