package org.rmapcheck.trace;

/**
 * The property that a trace shows violated, with all a reader needs to understand it.
 *
 * @param id short id such as {@code S6}
 * @param name speaking name such as {@code NoLostWrite}
 * @param kind class of the property
 * @param statement the property in words
 * @param formula the property as the model writes it; may be empty
 * @param symptom what a running kernel would show of the violation; may be empty
 */
public record TracedProperty(
    String id, String name, PropertyKind kind, String statement, String formula, String symptom) {}
