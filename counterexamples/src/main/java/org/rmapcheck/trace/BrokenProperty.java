package org.rmapcheck.trace;

/**
 * A property that a trace breaks for the first time in one of its steps.
 *
 * <p>Name and words travel with the id: a reader never has to look a number up.
 *
 * @param id short id such as {@code S4}
 * @param name speaking name such as {@code LookupComplete}
 * @param kind class of the property
 * @param statement the property in words
 */
public record BrokenProperty(String id, String name, PropertyKind kind, String statement) {}
