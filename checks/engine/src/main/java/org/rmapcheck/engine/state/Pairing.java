package org.rmapcheck.engine.state;

/** Makes one key of the numbers of two parts, with so many bits for each. */
final class Pairing {

  /** Leaves few tables of which the keys get more bits. */
  private static final int LEAST_KEY_BITS = 34;

  private final int firstBits;
  private final long firstMask;
  private final int keyBits;
  private final Permutation permutation;

  /** For numbers below these. */
  Pairing(long firstEnd, long secondEnd) {
    this.firstBits = Field.bitsFor(0, firstEnd - 1);
    this.firstMask = (1L << firstBits) - 1;
    this.keyBits = Math.max(LEAST_KEY_BITS, firstBits + Field.bitsFor(0, secondEnd - 1));
    this.permutation = new Permutation(keyBits);
  }

  int keyBits() {
    return keyBits;
  }

  int firstBits() {
    return firstBits;
  }

  /** Whether numbers below these have keys. */
  boolean holds(long firstEnd, long secondEnd) {
    return firstEnd - 1 <= firstMask && (secondEnd - 1) >>> (keyBits - firstBits) == 0;
  }

  /** The key of two numbers, that of the second part in the upper half of a word. */
  long key(long pair) {
    return permutation.of(((pair >>> Integer.SIZE) << firstBits) | (pair & firstMask));
  }

  /** The numbers of which this is the key. */
  long pair(long key) {
    long numbers = permutation.inverse(key);
    return ((numbers >>> firstBits) << Integer.SIZE) | (numbers & firstMask);
  }
}
