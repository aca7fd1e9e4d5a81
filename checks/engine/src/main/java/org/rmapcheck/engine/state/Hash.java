package org.rmapcheck.engine.state;

/** Hashes states. Each word goes through a bijection, so states of one word never share a hash. */
final class Hash {

  private Hash() {}

  static long of(long[] words, int offset, int width) {
    long hash = mix(words[offset]);
    for (int w = 1; w < width; w++) {
      hash = mix(Long.rotateLeft(hash, 23) ^ words[offset + w]);
    }
    return hash;
  }

  /** The finalizer of SplitMix64 (Stafford's variant 13). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
