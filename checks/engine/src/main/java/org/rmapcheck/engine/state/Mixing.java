package org.rmapcheck.engine.state;

/**
 * Scatters states over the visited set. The first word of a state is mixed with all others, within
 * its own bits; of a state that has one word only, it comes back by the inverse of what mixes it.
 */
final class Mixing {

  /** Bits of a mixed word that choose the shard: the uppermost. */
  static final int SHARD_BITS = 6;

  private static final int LEAST_BITS = SHARD_BITS + Entries.LEAST_KEY_BITS;

  private final int width;
  private final int bits;
  private final long mask;
  private final long withoutShard;
  private final Permutation permutation;

  /**
   * For states of so many words.
   *
   * @param firstBits bits that the first word uses: the lowest
   */
  Mixing(int width, int firstBits) {
    this.width = width;
    this.bits = Math.max(LEAST_BITS, firstBits);
    this.mask = -1L >>> (Long.SIZE - bits);
    this.withoutShard = mask >>> SHARD_BITS;
    this.permutation = new Permutation(bits);
  }

  /** The mixed word of a state. */
  long of(long[] words, int offset) {
    long others = 0;
    for (int w = 1; w < width; w++) {
      others = (Long.rotateLeft(others, 23) ^ words[offset + w]) * 0x9e3779b97f4a7c15L;
      others ^= others >>> 32;
    }
    return permutation.of(words[offset] ^ (others & mask));
  }

  int shard(long mixed) {
    return (int) (mixed >>> (bits - SHARD_BITS));
  }

  /** What a mixed word tells beside the shard: the key of a state of one word. */
  long withoutShard(long mixed) {
    return mixed & withoutShard;
  }

  /** Bits of a mixed word beside those of the shard. */
  int keyBits() {
    return bits - SHARD_BITS;
  }
}
