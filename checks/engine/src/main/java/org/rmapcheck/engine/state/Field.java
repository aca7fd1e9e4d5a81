package org.rmapcheck.engine.state;

/**
 * Where in the words of a packed state one value lies: {@code bits} bits from bit {@code shift} of
 * word {@code word}, holding the value minus {@code low}. A value that cannot vary takes no bits.
 */
public record Field(int word, int shift, int bits, long low, long high) {

  /** Number of bits that tell apart the values from {@code low} to {@code high}. */
  static int bitsFor(long low, long high) {
    // the difference of two longs fits 64 bits if they are read as unsigned
    return Long.SIZE - Long.numberOfLeadingZeros(high - low);
  }

  /** Whether there are fewer values than their bits could tell, and few enough to number them. */
  static boolean isWasteful(long low, long high) {
    int bits = bitsFor(low, high);
    return bits <= Component.FIRST_BITS && high - low + 1 != 1L << bits;
  }

  boolean isWasteful() {
    return isWasteful(low, high);
  }

  /** The bits of this field, in place. */
  public long mask() {
    return bits == 0 ? 0 : (-1L >>> (Long.SIZE - bits)) << shift;
  }

  /** The value as bits in place; the value must be in range. */
  public long place(long value) {
    return bits == 0 ? 0 : (value - low) << shift;
  }

  public boolean contains(long value) {
    return low <= value && value <= high;
  }

  public long get(long[] words) {
    return low + ((words[word] & mask()) >>> shift);
  }

  public void set(long[] words, int offset, long value) {
    words[offset + word] = (words[offset + word] & ~mask()) | place(value);
  }
}
