package org.rmapcheck.trace;

import java.util.List;

/**
 * The violated formula, evaluated in the last state.
 *
 * @param formula the whole formula as a tree of parts
 * @param falseParts the leaves that made it false
 */
public record Evaluation(FormulaPart formula, List<FormulaValue> falseParts) {
  /** Copies the list. */
  public Evaluation {
    falseParts = List.copyOf(falseParts);
  }
}
