package org.rmapcheck.trace.convert;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.VariableChange;

/** Steps in words that every format shares. */
final class Words {

  private Words() {}

  /** The step's sentence, or what it changes where nobody explained it. */
  static String of(TraceStep step) {
    return step.explanation()
        .map(StepExplanation::sentence)
        .orElseGet(() -> name(step) + ": " + changes(step, " -> "));
  }

  /** Label and kernel function. */
  static String name(TraceStep step) {
    String function = step.kernel().function();
    return function.isBlank() ? step.label() : step.label() + " in " + function + "()";
  }

  /** The variables that change, with their values; empty if none does. */
  static String changes(TraceStep step, String arrow) {
    List<String> changes = new ArrayList<>();
    for (VariableChange change : step.changes()) {
      if (!change.oldValue().equals(change.newValue())) {
        changes.add(change.variable() + ": " + change.oldValue() + arrow + change.newValue());
      }
    }
    return String.join(", ", changes);
  }
}
