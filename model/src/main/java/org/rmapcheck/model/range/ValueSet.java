package org.rmapcheck.model.range;

import org.rmapcheck.model.ir.Type;

/**
 * A set of raw values. Exact while its least and its greatest are less than 64 apart; beyond that
 * all values between them are taken to be in it.
 *
 * @param low the least value
 * @param high the greatest value; less than {@code low} if the set is empty
 * @param bits which values are in it, counted from {@code low}; all ones if it is not exact
 */
public record ValueSet(long low, long high, long bits) {

  static final ValueSet NONE = new ValueSet(0, -1, 0);
  static final ValueSet FALSE = of(0);
  static final ValueSet TRUE = of(1);
  static final ValueSet BOTH = between(0, 1);

  static ValueSet of(long value) {
    return new ValueSet(value, value, 1);
  }

  static ValueSet between(long low, long high) {
    if (low > high) {
      return NONE;
    }
    long span = high - low;
    return new ValueSet(low, high, isShort(span) ? -1L >>> (63 - span) : -1L);
  }

  static ValueSet allOf(Type type) {
    return between(type.low(), type.high());
  }

  private static boolean isShort(long span) {
    return 0 <= span && span < Long.SIZE;
  }

  private boolean isExact() {
    return isShort(high - low);
  }

  boolean isEmpty() {
    return low > high;
  }

  boolean isSingle() {
    return low == high;
  }

  /** How many they are; of a set that is not exact, a number that is large enough. */
  long size() {
    return isEmpty() ? 0 : isExact() ? Long.bitCount(bits) : Long.SIZE;
  }

  boolean contains(long value) {
    return low <= value && value <= high && (!isExact() || (bits >>> (value - low) & 1) != 0);
  }

  ValueSet union(ValueSet other) {
    if (isEmpty() || other.isEmpty() || equals(other)) {
      return isEmpty() ? other : this;
    }
    long least = Math.min(low, other.low);
    long greatest = Math.max(high, other.high);
    return isShort(greatest - least)
        ? new ValueSet(least, greatest, bits << (low - least) | other.bits << (other.low - least))
        : between(least, greatest);
  }

  ValueSet intersection(ValueSet other) {
    ValueSet narrow = isExact() ? this : other;
    ValueSet wide = isExact() ? other : this;
    if (!narrow.isExact()) {
      return between(Math.max(low, other.low), Math.min(high, other.high));
    }
    ValueSet common = NONE;
    for (long left = narrow.isEmpty() ? 0 : narrow.bits; left != 0; left &= left - 1) {
      long value = narrow.low + Long.numberOfTrailingZeros(left);
      if (wide.contains(value)) {
        common = common.union(of(value));
      }
    }
    return common;
  }

  ValueSet without(long value) {
    if (!contains(value)) {
      return this;
    }
    if (!isExact()) {
      return between(value == low ? low + 1 : low, value == high ? high - 1 : high);
    }
    long left = bits & ~(1L << (value - low));
    if (left == 0) {
      return NONE;
    }
    int first = Long.numberOfTrailingZeros(left);
    int last = 63 - Long.numberOfLeadingZeros(left);
    return new ValueSet(low + first, low + last, left >>> first);
  }

  /** The sums that fit 64 bits: others are model errors. */
  ValueSet plus(ValueSet other) {
    ValueSet one = other.isSingle() ? other : this;
    ValueSet many = other.isSingle() ? this : other;
    try {
      long least = Math.addExact(low, other.low);
      long greatest = Math.addExact(high, other.high);
      return one.isSingle() ? new ValueSet(least, greatest, many.bits) : between(least, greatest);
    } catch (ArithmeticException e) {
      return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** The differences that fit 64 bits: others are model errors. */
  ValueSet minus(ValueSet other) {
    try {
      long least = Math.subtractExact(low, other.high);
      long greatest = Math.subtractExact(high, other.low);
      return other.isSingle() ? new ValueSet(least, greatest, bits) : between(least, greatest);
    } catch (ArithmeticException e) {
      return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** The truth values that a comparison may have. */
  static ValueSet truth(boolean mayBeTrue, boolean mayBeFalse) {
    return mayBeTrue ? mayBeFalse ? BOTH : TRUE : mayBeFalse ? FALSE : NONE;
  }
}
