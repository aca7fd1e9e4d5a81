package org.rmapcheck.engine;

import java.util.List;

/**
 * What a search counted. The same in every run of a complete search, whatever the number of
 * threads.
 *
 * @param states distinct states that were reached, the initial one included
 * @param transitions pairs of an expanded state and a transition whose guard holds there;
 *     self-loops and coinciding targets count
 * @param depth the largest number of steps that a shortest run to one of the states takes
 * @param wordsPerState 64-bit words that a packed state takes
 * @param bitsPerState bits of them that carry information
 * @param firings how often each transition was counted, by its ground number
 */
public record Census(
    long states,
    long transitions,
    int depth,
    int wordsPerState,
    int bitsPerState,
    List<Long> firings) {
  public Census {
    firings = List.copyOf(firings);
  }
}
