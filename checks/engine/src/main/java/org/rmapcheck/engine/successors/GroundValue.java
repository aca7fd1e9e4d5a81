package org.rmapcheck.engine.successors;

/** A number computed from a packed state; all names are bound to members already. */
abstract class GroundValue {

  /**
   * The value in a state.
   *
   * @throws org.rmapcheck.model.semantics.ModelError if it cannot be evaluated there
   */
  abstract long value(long[] state);

  /** No value is lower. */
  abstract long low();

  /** No value is higher. */
  abstract long high();

  /** Whether evaluation may end in a model error. */
  abstract boolean canFail();

  /** As a Java expression of type {@code long}, in parentheses where it needs them. */
  abstract String java(JavaCode code);

  /** Whether it is the same in every state. */
  final boolean isConstant() {
    return this instanceof GroundValues.Constant;
  }
}
