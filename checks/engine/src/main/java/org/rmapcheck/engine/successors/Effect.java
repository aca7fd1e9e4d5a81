package org.rmapcheck.engine.successors;

import java.util.List;

/** What a ground transition does to the state: all its assignments and the program counter. */
abstract class Effect {

  /** The same as Java statements, which end with adding the successor to {@code out}. */
  abstract List<String> java(JavaCode code, int transition, String failed);

  /**
   * Changes the copy of the state at {@code at} into the post-state; reads the pre-state only.
   *
   * @throws org.rmapcheck.model.semantics.ModelError on a value out of range, an index out of
   *     bounds or two writes to one location
   */
  abstract void apply(long[] state, long[] words, int at, SuccessorBuffer buffer);
}
