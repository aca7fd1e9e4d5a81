package org.rmapcheck.engine.successors;

import org.rmapcheck.engine.state.Field;

/** Chooses the cheapest condition for a comparison. */
final class Comparisons {

  private Comparisons() {}

  static GroundTest equal(GroundValue left, GroundValue right) {
    if (left.isConstant() && !right.isConstant()) {
      // a constant has no model error that could come too late
      return equal(right, left);
    }
    boolean safe = !left.canFail() && !right.canFail();
    if (safe && left.isConstant()) {
      return GroundTests.of(left.low() == right.low());
    }
    if (safe && (left.high() < right.low() || right.high() < left.low())) {
      return GroundTests.FALSE;
    }
    if (right.isConstant() && left instanceof GroundValues.Fixed fixed) {
      Field field = fixed.field;
      return new GroundTests.Bits(field.word(), field.mask(), field.place(right.low()), true);
    }
    if (right.isConstant() && left instanceof GroundValues.Truth truth) {
      if (right.low() == 1) {
        return truth.test;
      } else if (right.low() == 0) {
        return truth.test.negated();
      }
    }
    return new GroundTests.Equal(left, right, true);
  }

  static GroundTest less(GroundValue left, GroundValue right) {
    if (!left.canFail() && !right.canFail()) {
      if (left.high() < right.low()) {
        return GroundTests.TRUE;
      } else if (left.low() >= right.high()) {
        return GroundTests.FALSE;
      }
    }
    return new GroundTests.Less(left, right, true);
  }
}
