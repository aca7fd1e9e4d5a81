package org.rmapcheck.engine;

import java.util.OptionalInt;

/**
 * Whether a situation that must be possible was seen.
 *
 * @param property id of the property that would be vacuous without it
 * @param words the situation in words
 * @param depth the fewest steps to it; empty if it was not seen
 */
public record GoalReached(String property, String words, OptionalInt depth) {}
