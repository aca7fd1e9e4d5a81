package org.rmapcheck.model.ir;

import java.util.List;

/**
 * The local states of one process instance: which combinations of its program counter and of values
 * that it alone writes occur in reachable states; there may be some that do not.
 *
 * @param locations the locations that are looked at together, by their position among all
 * @param states of each the index of the step, then the value of each location; no two are equal
 */
public record LocalStates(List<Integer> locations, List<List<Long>> states) {

  public LocalStates {
    locations = List.copyOf(locations);
    states = List.copyOf(states);
  }
}
