package org.rmapcheck.engine.state;

/**
 * Scatters states over the visited set. Only the first word of a state is mixed, with all others,
 * and within its own bits: together with the other words as they are, the result still tells states
 * apart. So whatever of it is known from the place of a state need not be stored with the state.
 */
final class Mixing {

  /** Bits of a mixed word that choose the shard: the uppermost. */
  static final int SHARD_BITS = 6;

  /** Bits below them, which choose the place in the shard. */
  static final int PLACE_BITS = 32;

  /** Fewer bits than this would leave nothing of the word beside the place. */
  private static final int LEAST_BITS = SHARD_BITS + PLACE_BITS + 2;

  private final int width;
  private final int bits;
  private final int half;
  private final long mask;

  /**
   * For states of so many words.
   *
   * @param firstBits bits that the first word uses: the lowest
   */
  Mixing(int width, int firstBits) {
    this.width = width;
    this.bits = Math.max(LEAST_BITS, firstBits);
    this.half = bits / 2;
    this.mask = -1L >>> (Long.SIZE - bits);
  }

  /** Bits of a mixed word. */
  int bits() {
    return bits;
  }

  /** The mixed word of a state. */
  long of(long[] words, int offset) {
    long others = 0;
    for (int w = 1; w < width; w++) {
      others = (Long.rotateLeft(others, 23) ^ words[offset + w]) * 0x9e3779b97f4a7c15L;
      others ^= others >>> 32;
    }
    // each line is a bijection on words of so many bits: a multiplier is odd, a shift is to the
    // right
    long z = words[offset] ^ (others & mask);
    z ^= z >>> half;
    z = (z * 0xbf58476d1ce4e5b9L) & mask;
    z ^= z >>> half;
    z = (z * 0x94d049bb133111ebL) & mask;
    return z ^ (z >>> half);
  }

  int shard(long mixed) {
    return (int) (mixed >>> (bits - SHARD_BITS));
  }
}
