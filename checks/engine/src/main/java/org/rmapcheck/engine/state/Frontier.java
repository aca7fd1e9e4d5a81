package org.rmapcheck.engine.state;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The words of the states that are not expanded yet, by number: a queue in segments, which are used
 * again when all of their states are {@link #release released}.
 */
final class Frontier {

  private static final int SEGMENT_BITS = 12;
  private static final int SEGMENT = 1 << SEGMENT_BITS;
  private static final int SEGMENT_MASK = SEGMENT - 1;
  private static final long[] NONE = {};

  private final int width;
  private final MemoryBudget budget;
  private final Deque<long[]> free = new ArrayDeque<>();
  private long[][] segments = new long[16][];
  private int firstSegment;
  private int count;

  Frontier(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
    Arrays.fill(segments, NONE);
  }

  /**
   * Makes room for states with numbers below this one.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  void reserve(long states) {
    if (states > Integer.MAX_VALUE - SEGMENT) {
      throw new MemoryBudget.Exhausted(states + " states are more than can be numbered");
    }
    while ((long) count * SEGMENT < states) {
      if (count - firstSegment == segments.length) {
        long[][] larger = new long[segments.length * 2][];
        Arrays.fill(larger, NONE);
        for (int s = firstSegment; s < count; s++) {
          larger[s & (larger.length - 1)] = segment(s);
        }
        segments = larger;
      }
      segments[count & (segments.length - 1)] = free.isEmpty() ? allocate() : free.pop();
      count++;
    }
  }

  private long[] allocate() {
    long bytes = (long) SEGMENT * width * Long.BYTES;
    budget.take(bytes);
    try {
      return new long[SEGMENT * width];
    } catch (OutOfMemoryError e) {
      budget.giveBack(bytes);
      throw e;
    }
  }

  private long[] segment(int s) {
    return segments[s & (segments.length - 1)];
  }

  /** Forgets the states with numbers below this one. */
  void release(int number) {
    while (firstSegment < number >>> SEGMENT_BITS) {
      free.push(segment(firstSegment));
      segments[firstSegment & (segments.length - 1)] = NONE;
      firstSegment++;
    }
  }

  void put(int number, long[] source, int offset) {
    long[] words = segment(number >>> SEGMENT_BITS);
    int at = (number & SEGMENT_MASK) * width;
    for (int w = 0; w < width; w++) {
      words[at + w] = source[offset + w];
    }
  }

  void read(int number, long[] into) {
    long[] words = segment(number >>> SEGMENT_BITS);
    int at = (number & SEGMENT_MASK) * width;
    for (int w = 0; w < width; w++) {
      into[w] = words[at + w];
    }
  }

  /** Forgets all states. */
  void close() {
    int held = count - firstSegment + free.size();
    budget.giveBack((long) held * SEGMENT * width * Long.BYTES);
    segments = new long[0][];
    free.clear();
    firstSegment = count;
  }
}
