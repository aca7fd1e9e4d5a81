package org.rmapcheck.engine.search;

import java.util.Arrays;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.state.MemoryBudget;

/**
 * From which state, and by which of its transitions, each state was reached first. As states are
 * numbered in the order in which they are found, it is enough to know of each expanded state which
 * transitions led to new ones: less than a byte for each state. Families, that is ranges of
 * expanded states with their {@link Births}, come in order.
 */
final class Genealogy {

  /**
   * How a state was reached.
   *
   * @param parent number of the state before
   * @param ordinal which of its transitions it was, counted from 0
   */
  record Origin(int parent, int ordinal) {}

  private static final int SEGMENT_BITS = 14;
  private static final int SEGMENT = 1 << SEGMENT_BITS;
  private static final int FAMILY_BYTES = 3 * Integer.BYTES;

  private final MemoryBudget budget;
  private long[][] segments = new long[16][];
  private int segmentCount;
  private int used;
  private int[] parents = new int[64];
  private int[] children = new int[64];
  private int[] starts = new int[64];
  private int families;

  Genealogy(MemoryBudget budget) {
    this.budget = budget;
  }

  /**
   * Makes room for so many more families that take so many words together.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  void reserve(int moreFamilies, long words) {
    if (families + moreFamilies > parents.length) {
      budget.take((long) parents.length * FAMILY_BYTES);
      parents = Arrays.copyOf(parents, 2 * parents.length);
      children = Arrays.copyOf(children, 2 * children.length);
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    while ((long) segmentCount * SEGMENT < used + words) {
      if (segmentCount == segments.length) {
        segments = Arrays.copyOf(segments, 2 * segmentCount);
      }
      budget.take((long) SEGMENT * Long.BYTES);
      segments[segmentCount++] = new long[SEGMENT];
    }
  }

  /**
   * Adds a family; there must be room.
   *
   * @param parent number of the first expanded state
   * @param child number of the first new state, or the one that it would have
   */
  void add(int parent, int child, Births births) {
    parents[families] = parent;
    children[families] = child;
    starts[families++] = used;
    for (int i = 0; i < births.words(); i++, used++) {
      segments[used >>> SEGMENT_BITS][used & (SEGMENT - 1)] = births.word(i);
    }
  }

  /** How a state was reached that is not the initial one. */
  Origin of(int number) {
    int family = family(number);
    int parent = parents[family];
    int child = children[family];
    long bit = (long) starts[family] * Long.SIZE;
    long end = (long) used * Long.SIZE;
    int ordinal = -1;
    while (bit < end) {
      if (bit(bit++) == 0) {
        parent++;
        ordinal = -1;
        continue;
      }
      int quotient = 0;
      for (; bit(bit) == 1; bit++) {
        quotient++;
      }
      bit++;
      int remainder = 0;
      for (int b = 0; b < Births.REMAINDER_BITS; b++) {
        remainder |= bit(bit++) << b;
      }
      ordinal += 1 + (quotient << Births.REMAINDER_BITS) + remainder;
      if (child++ == number) {
        return new Origin(parent, ordinal);
      }
    }
    throw new CheckerBug("nothing leads to state " + number);
  }

  private int bit(long bit) {
    int word = (int) (bit >>> 6);
    return (int) (segments[word >>> SEGMENT_BITS][word & (SEGMENT - 1)] >>> (bit & 63)) & 1;
  }

  /** The last family whose first child is not after a state. */
  private int family(int number) {
    int low = 0;
    int high = families - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (children[middle] <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
