package org.rmapcheck.engine.state;

import java.util.Arrays;

/** The words of states by number, in segments that are allocated when needed and never moved. */
final class StateStore {

  private static final int SEGMENT_BITS = 14;
  private static final int SEGMENT = 1 << SEGMENT_BITS;
  private static final int SEGMENT_MASK = SEGMENT - 1;

  private final int width;
  private final MemoryBudget budget;
  private long[][] segments = new long[16][];
  private int count;

  StateStore(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
  }

  /**
   * Makes room for so many states in all.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  void reserve(long states) {
    if (states > Integer.MAX_VALUE - SEGMENT) {
      throw new MemoryBudget.Exhausted(states + " states are more than can be numbered");
    }
    while ((long) count * SEGMENT < states) {
      long bytes = (long) SEGMENT * width * Long.BYTES;
      if (count == segments.length) {
        segments = Arrays.copyOf(segments, count * 2);
      }
      budget.take(bytes);
      try {
        segments[count] = new long[SEGMENT * width];
      } catch (OutOfMemoryError e) {
        budget.giveBack(bytes);
        throw e;
      }
      count++;
    }
  }

  void put(int number, long[] source, int offset) {
    long[] words = segments[number >>> SEGMENT_BITS];
    int at = (number & SEGMENT_MASK) * width;
    for (int w = 0; w < width; w++) {
      words[at + w] = source[offset + w];
    }
  }

  void read(int number, long[] into) {
    long[] words = segments[number >>> SEGMENT_BITS];
    int at = (number & SEGMENT_MASK) * width;
    for (int w = 0; w < width; w++) {
      into[w] = words[at + w];
    }
  }

  /** The first word of a state: to bring it into the cache. */
  long firstWord(int number) {
    return segments[number >>> SEGMENT_BITS][(number & SEGMENT_MASK) * width];
  }

  boolean equal(int number, long[] source, int offset) {
    long[] words = segments[number >>> SEGMENT_BITS];
    int at = (number & SEGMENT_MASK) * width;
    for (int w = 0; w < width; w++) {
      if (words[at + w] != source[offset + w]) {
        return false;
      }
    }
    return true;
  }

  long hashOf(int number) {
    return Hash.of(segments[number >>> SEGMENT_BITS], (number & SEGMENT_MASK) * width, width);
  }
}
