package org.rmapcheck.model.range;

/**
 * What is known of the values of locations at one point: a set for each, and what tests on the way
 * there have told besides.
 */
final class Known {

  private static final ValueSet[] NO_BASE = {};
  static final Known IMPOSSIBLE = new Known();

  private final ValueSet[] base;
  private final Known outer;
  private final int location;
  private final ValueSet values;

  private Known() {
    this.base = NO_BASE;
    this.outer = this;
    this.location = -1;
    this.values = ValueSet.NONE;
  }

  /** The sets of all locations, which may change under it. */
  Known(ValueSet[] base) {
    this.base = base;
    this.outer = this;
    this.location = -1;
    this.values = ValueSet.NONE;
  }

  private Known(Known outer, int location, ValueSet values) {
    this.base = outer.base;
    this.outer = outer;
    this.location = location;
    this.values = values;
  }

  /** Whether this point is never reached. */
  boolean isImpossible() {
    return this == IMPOSSIBLE;
  }

  ValueSet of(int asked) {
    for (Known at = this; at.location >= 0; at = at.outer) {
      if (at.location == asked) {
        return at.values;
      }
    }
    return base[asked];
  }

  /** The same where a location is known to have one of these values. */
  Known with(int known, ValueSet among) {
    if (isImpossible()) {
      return this;
    }
    ValueSet before = of(known);
    ValueSet left = before.intersection(among);
    if (left.isEmpty()) {
      return IMPOSSIBLE;
    }
    return left.equals(before) ? this : new Known(this, known, left);
  }
}
