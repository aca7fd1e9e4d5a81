package org.rmapcheck.engine;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a search of bounded runs found out.
 *
 * @param states distinct pairs of a state and the steps that are left
 * @param schedules number of different runs from the start to where nobody can or may go on; a run
 *     is the sequence of its changing transitions
 * @param depth the most steps that one of them takes
 * @param broken for each property that is broken, or {@code deadlock}, a run of the fewest steps
 *     from the model's initial state through the start; what is missing holds within the bound only
 */
public record BoundedOutcome(
    long states, BigInteger schedules, int depth, Map<String, Path> broken) {
  public BoundedOutcome {
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }
}
