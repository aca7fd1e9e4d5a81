package org.rmapcheck.engine.successors;

/** A condition on a packed state; all names are bound to members already. */
public abstract class GroundTest {

  GroundTest() {}

  /**
   * Whether it holds in the state at the beginning of an array.
   *
   * @throws org.rmapcheck.model.semantics.ModelError if it cannot be evaluated there
   */
  public abstract boolean test(long[] state);

  /** Whether evaluation may end in a model error. */
  abstract boolean canFail();

  /** As a Java expression in parentheses. */
  abstract String java(JavaCode code);

  /** The negation, which ends in the same model errors. */
  abstract GroundTest negated();

  final boolean isTrue() {
    return this == GroundTests.TRUE;
  }

  final boolean isFalse() {
    return this == GroundTests.FALSE;
  }
}
