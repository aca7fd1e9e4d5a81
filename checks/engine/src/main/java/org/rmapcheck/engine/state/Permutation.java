package org.rmapcheck.engine.state;

/**
 * A permutation of the words of so many bits that scatters them. Whatever of a scattered word is
 * known from its place need not be stored with it, and the word comes back by the {@link #inverse}.
 */
final class Permutation {

  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;
  private static final long FIRST_INVERSE = inverseOf(FIRST);
  private static final long SECOND_INVERSE = inverseOf(SECOND);

  private final int half;
  private final long mask;

  /** Of the words of so many bits: 2 to 64. */
  Permutation(int bits) {
    this.half = bits / 2;
    this.mask = -1L >>> (Long.SIZE - bits);
  }

  /** The number that gives 1 when it is multiplied by an odd one. */
  private static long inverseOf(long odd) {
    // correct in the lowest three bits, and each round doubles how many are
    long inverse = odd;
    for (int correct = 3; correct < Long.SIZE; correct *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  long of(long word) {
    // each line is a bijection: a multiplier is odd, a shift is to the right
    long z = word ^ (word >>> half);
    z = (z * FIRST) & mask;
    z ^= z >>> half;
    z = (z * SECOND) & mask;
    return z ^ (z >>> half);
  }

  long inverse(long scattered) {
    long z = (unshifted(scattered) * SECOND_INVERSE) & mask;
    z = (unshifted(z) * FIRST_INVERSE) & mask;
    return unshifted(z);
  }

  private long unshifted(long z) {
    long shifted = z >>> half;
    // an odd number of bits has one more than two halves
    return z ^ shifted ^ (shifted >>> half);
  }
}
