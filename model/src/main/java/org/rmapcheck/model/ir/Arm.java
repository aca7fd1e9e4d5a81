package org.rmapcheck.model.ir;

import java.util.List;

/**
 * One alternative of a step.
 *
 * @param choices ids chosen freely; each combination is a transition of its own
 * @param otherwise whether this arm holds exactly when no other arm of its step does
 * @param guard true for an {@code otherwise} arm
 * @param assertions checked in the pre-state, after the guard
 * @param assignments simultaneous
 * @param target the next label of the process
 */
public record Arm(
    List<Expr.Bound> choices,
    boolean otherwise,
    Expr guard,
    List<Assertion> assertions,
    List<Assignment> assignments,
    String target) {
  public Arm {
    choices = List.copyOf(choices);
    assertions = List.copyOf(assertions);
    assignments = List.copyOf(assignments);
  }
}
