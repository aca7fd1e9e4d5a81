package org.rmapcheck.engine;

import java.util.List;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * A run of a model from its initial state.
 *
 * @param steps the transitions taken, in order
 * @param states the initial state, then the state after each step: one more than there are steps
 */
public record Path(List<Transition> steps, List<State> states) {
  public Path {
    steps = List.copyOf(steps);
    states = List.copyOf(states);
    if (states.size() != steps.size() + 1) {
      throw new IllegalArgumentException(
          "a path of " + steps.size() + " steps cannot have " + states.size() + " states");
    }
  }

  /** Number of steps. */
  public int length() {
    return steps.size();
  }

  public State last() {
    return states.get(states.size() - 1);
  }
}
