package org.rmapcheck.engine.state;

/**
 * Scatters ranks over the visited set. The first word of a rank is mixed with all others, within
 * its own bits; a rank of one word comes back by the inverse of what mixes it.
 */
final class Mixing {

  /** Bits of a mixed word that choose the shard: the uppermost. */
  private static final int SHARD_BITS = 6;

  /** Number of shards. */
  static final int SHARDS = 1 << SHARD_BITS;

  private static final int LEAST_BITS = SHARD_BITS + Bitmap.LEAST_KEY_BITS;

  private final int width;
  private final int bits;
  private final long mask;
  private final long withoutShard;
  private final Permutation permutation;

  /**
   * For ranks of so many words.
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

  /** The mixed word of a rank of one word. */
  long of(long rank) {
    return permutation.of(rank);
  }

  /** The rank of one word of which this is the mixed one. */
  long inverse(long mixed) {
    return permutation.inverse(mixed);
  }

  /** The mixed word of a rank. */
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

  /** What a mixed word tells beside the shard: the key of a rank of one word. */
  long withoutShard(long mixed) {
    return mixed & withoutShard;
  }

  /** Bits of a mixed word beside those of the shard. */
  int keyBits() {
    return bits - SHARD_BITS;
  }
}
