package org.rmapcheck.trace;

import java.util.List;

/**
 * What a step means for the violation.
 *
 * @param sentence what the step does and why it goes this way, in words
 * @param reason only why it goes this way; empty where it has no other
 * @param matters whether the violation depends on it: it is in the backward slice of the run
 * @param because which earlier steps gave this one what it depends on; empty outside the slice
 */
public record StepExplanation(
    String sentence, String reason, boolean matters, List<Cause> because) {

  /**
   * A dependence on an earlier step.
   *
   * @param step index of the step that wrote last
   * @param variable what it wrote; the process itself, where its way led here
   */
  public record Cause(int step, String variable) {}

  /** Copies the list. */
  public StepExplanation {
    because = List.copyOf(because);
  }
}
