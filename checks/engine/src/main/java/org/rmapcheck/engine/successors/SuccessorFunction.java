package org.rmapcheck.engine.successors;

import org.rmapcheck.engine.state.StateLayout;

/**
 * Computes the transitions that a packed state has. Exactly those of the reference interpreter, in
 * the same order. Reads no state of its own, so one object may serve several threads, each with a
 * buffer of its own.
 */
public interface SuccessorFunction {

  /**
   * Fills the buffer, which is cleared first, with each transition whose guard holds in the state.
   *
   * @param state the words of the state, from the beginning of the array
   * @throws org.rmapcheck.model.semantics.ModelError if the reference interpreter finds a model
   *     error in a guard or a step of this state; what is in the buffer then means nothing
   */
  void successors(long[] state, SuccessorBuffer buffer);

  /** Makes successor functions. */
  @FunctionalInterface
  interface Source {
    SuccessorFunction of(StateLayout layout, GroundTransitions transitions);
  }
}
