package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One atomic step of a trace.
 *
 * @param index 1-based position in the trace
 * @param process name of the process that acts
 * @param label label of the step in the model
 * @param arm which of the step's alternatives fired, from 0
 * @param choices what the step chose, such as {@code page} to {@code 0}; in the model's order
 * @param kernel where in Linux the step is
 * @param changes variables whose value changed
 * @param breaks properties that are first broken in this step or in the state after it
 * @param explanation what the step means for the violation, where that is known
 */
public record TraceStep(
    int index,
    String process,
    String label,
    int arm,
    Map<String, String> choices,
    KernelCall kernel,
    List<VariableChange> changes,
    List<BrokenProperty> breaks,
    Optional<StepExplanation> explanation) {

  /** Copies the collections, keeping their order. */
  public TraceStep {
    choices = Ordered.copy(choices);
    changes = List.copyOf(changes);
    breaks = List.copyOf(breaks);
  }

  /** A step of which nothing more is known. */
  public TraceStep(
      int index,
      String process,
      String label,
      int arm,
      Map<String, String> choices,
      KernelCall kernel,
      List<VariableChange> changes,
      List<BrokenProperty> breaks) {
    this(index, process, label, arm, choices, kernel, changes, breaks, Optional.empty());
  }

  /** The same step, explained. */
  public TraceStep explained(StepExplanation words) {
    return new TraceStep(
        index, process, label, arm, choices, kernel, changes, breaks, Optional.of(words));
  }

  /** Whether the violation depends on the step; also where nobody knows. */
  public boolean matters() {
    return explanation.map(StepExplanation::matters).orElse(true);
  }
}
