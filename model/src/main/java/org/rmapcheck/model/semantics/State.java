package org.rmapcheck.model.semantics;

import java.util.List;

/**
 * A state: the values of all state variables and the label of each process instance.
 *
 * @param values raw values, variable after variable in declaration order, row-major (see {@link
 *     Locations})
 * @param counters index of the current step of each instance, in the order of {@code
 *     Model.instances()}
 */
public record State(List<Long> values, List<Integer> counters) {
  public State {
    values = List.copyOf(values);
    counters = List.copyOf(counters);
  }
}
