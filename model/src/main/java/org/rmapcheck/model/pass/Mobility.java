package org.rmapcheck.model.pass;

/**
 * What of an arm is the same if it is taken later or earlier than it was, past what other instances
 * do (Lipton's movers).
 *
 * @param right an arm of another instance that follows could as well have gone before
 * @param left an arm of another instance that goes before could as well have followed
 * @param still taking the arm neither lets another instance go on nor makes it wait. Taking a lock
 *     moves to the right, but is not still.
 */
record Mobility(boolean right, boolean left, boolean still) {

  static final Mobility BOTH = new Mobility(true, true, true);
  static final Mobility NONE = new Mobility(false, false, false);

  /** Of two arms that are taken together, or of one arm in two cases. */
  Mobility and(Mobility other) {
    return new Mobility(right && other.right, left && other.left, still && other.still);
  }

  /** Of one arm, for two reasons. */
  Mobility or(Mobility other) {
    return new Mobility(right || other.right, left || other.left, still || other.still);
  }
}
