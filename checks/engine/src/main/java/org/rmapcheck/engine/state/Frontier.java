package org.rmapcheck.engine.state;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * One word of each state that is not expanded yet, by number: a queue in segments, which are used
 * again when all of their states are {@link #release released}.
 */
final class Frontier {

  private static final int SEGMENT_BITS = 12;
  private static final int SEGMENT = 1 << SEGMENT_BITS;
  private static final int SEGMENT_MASK = SEGMENT - 1;
  private static final long[] NONE = {};

  private final MemoryBudget budget;
  private final Deque<long[]> free = new ArrayDeque<>();
  private long[][] segments = new long[16][];
  private int firstSegment;
  private int count;

  Frontier(MemoryBudget budget) {
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
      segments[count & (segments.length - 1)] =
          free.isEmpty()
              ? budget.allocate((long) SEGMENT * Long.BYTES, () -> new long[SEGMENT])
              : free.pop();
      count++;
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

  void put(int number, long word) {
    segment(number >>> SEGMENT_BITS)[number & SEGMENT_MASK] = word;
  }

  long get(int number) {
    return segment(number >>> SEGMENT_BITS)[number & SEGMENT_MASK];
  }

  /** Forgets all states. */
  void close() {
    int held = count - firstSegment + free.size();
    budget.giveBack((long) held * SEGMENT * Long.BYTES);
    segments = new long[0][];
    free.clear();
    firstSegment = count;
  }
}
