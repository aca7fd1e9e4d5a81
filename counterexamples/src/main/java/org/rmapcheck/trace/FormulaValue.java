package org.rmapcheck.trace;

/**
 * A leaf of a formula with its value.
 *
 * @param text the leaf as the model writes it
 * @param value its value in the last state of the trace
 */
public record FormulaValue(String text, String value) {}
