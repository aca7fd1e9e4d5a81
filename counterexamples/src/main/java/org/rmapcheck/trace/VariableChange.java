package org.rmapcheck.trace;

/**
 * A variable that a step writes.
 *
 * @param variable reference such as {@code pte[cpu0/b0][0]}
 * @param oldValue value before the step
 * @param newValue value after it
 */
public record VariableChange(String variable, String oldValue, String newValue) {
  boolean isVisible() {
    return !oldValue.equals(newValue);
  }
}
