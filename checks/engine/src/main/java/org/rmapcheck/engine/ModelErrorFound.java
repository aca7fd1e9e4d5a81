package org.rmapcheck.engine;

/**
 * A value outside its range, an index outside its set, or two writes to one location, reached in
 * the fewest steps.
 *
 * @param message says where and what, in the words of the reference interpreter
 * @param path a run to the state in which a guard, a step or a property fails so
 */
public record ModelErrorFound(String message, Path path) {}
