package org.rmapcheck.model.conformance;

import java.util.Optional;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * What observations mean in terms of a model. Beside the state of the model goes what the model
 * leaves out, such as the values that memory holds.
 *
 * @param <O> observations
 * @param <V> what goes beside a state: immutable, with {@code equals} and {@code hashCode}
 */
public interface Reading<O, V> {

  /** What a step does. */
  record Step(State before, Transition transition, State after) {}

  /** What goes beside the initial state. */
  V start(State initial);

  /**
   * What goes beside the state behind a step that nobody observes; empty if the step would have
   * been observed.
   */
  Optional<V> hidden(V values, Step step);

  /** What goes beside the state behind a step, if the observation is of this step. */
  Optional<V> explains(O what, V values, Step step);

  /** What goes beside the state, if the observation is one that a state explains without a step. */
  Optional<V> seenIn(O what, V values, State at);
}
