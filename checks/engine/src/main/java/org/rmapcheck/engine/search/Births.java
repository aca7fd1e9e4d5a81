package org.rmapcheck.engine.search;

import java.util.Arrays;

/**
 * Which of the successors of a few states, expanded one after the other, were new: as bits. For
 * each new one there is a 1 and how many known ones were between it and the one before; after the
 * last one of a state there is a 0. The number of known ones is written as its quotient by four, as
 * so many 1s and a 0, and two bits of remainder, the lowest first (a Rice code).
 */
final class Births {

  /** Bits of a remainder. */
  static final int REMAINDER_BITS = 2;

  private static final int MOST_ONES = 32;

  private long[] words = new long[16];
  private long bits;
  private int next;

  void clear() {
    Arrays.fill(words, 0, Math.min(words.length, words() + 1), 0);
    bits = 0;
    next = 0;
  }

  /** The transition of this number, in the order of those of the state, led to a new state. */
  void born(int ordinal) {
    int skipped = ordinal - next;
    next = ordinal + 1;
    int quotient = skipped >>> REMAINDER_BITS;
    for (; quotient > MOST_ONES; quotient -= MOST_ONES) {
      put((1L << MOST_ONES) - 1, MOST_ONES);
    }
    long ones = (2L << quotient) - 1;
    long remainder = skipped & ((1 << REMAINDER_BITS) - 1);
    put(ones | (remainder << (quotient + 2)), quotient + 2 + REMAINDER_BITS);
  }

  /** No more of this state. */
  void end() {
    put(0, 1);
    next = 0;
  }

  private void put(long value, int length) {
    int word = (int) (bits >>> 6);
    int shift = (int) bits & 63;
    if (word + 1 >= words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[word] |= value << shift;
    words[word + 1] |= value >>> 1 >>> (63 - shift);
    bits += length;
  }

  /** Number of words with bits. */
  int words() {
    return (int) ((bits + Long.SIZE - 1) >>> 6);
  }

  long word(int i) {
    return words[i];
  }

  /** The most words that so many states with so many transitions can take. */
  static long most(int states, long transitions) {
    // at most as many ones and remainders as transitions, and a zero each
    return (states + (2L + REMAINDER_BITS) * transitions) / Long.SIZE + 1;
  }
}
