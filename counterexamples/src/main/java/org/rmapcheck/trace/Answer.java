package org.rmapcheck.trace;

import java.util.Optional;

/**
 * The finding in words, and how far the search behind it went.
 *
 * @param question the question that was put
 * @param answer its answer in words
 * @param nearestHolding the nearest design that holds, where one is known
 * @param scope sizes and hardware assumed, in words
 * @param explored how much was explored, in words: {@code all 1,234 states explored}
 * @param states number of distinct states
 * @param transitions number of transitions
 * @param depth number of steps to the violation
 */
public record Answer(
    String question,
    String answer,
    Optional<NearestHolding> nearestHolding,
    String scope,
    String explored,
    long states,
    long transitions,
    int depth) {}
