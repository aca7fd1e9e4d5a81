package org.rmapcheck.trace;

import java.util.Map;

/**
 * What a complete check of a scenario found, in a form that can be kept: the golden of a suite, and
 * an entry of a cache.
 *
 * @param model content hash of the model that was explored
 * @param states number of distinct states
 * @param transitions number of transitions
 * @param depth number of levels
 * @param verdicts property id to verdict; reasons are for people and are not compared
 */
public record Measured(
    String model, long states, long transitions, int depth, Map<String, ExpectedVerdict> verdicts) {

  /** Copies the map, keeping its order. */
  public Measured {
    verdicts = Ordered.copy(verdicts);
  }
}
