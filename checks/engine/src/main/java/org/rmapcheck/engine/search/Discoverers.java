package org.rmapcheck.engine.search;

import java.util.Arrays;

/**
 * Tells where the state is from which a given one was reached first, to within a block of states.
 *
 * <p>As states are numbered in the order in which they are found, those found from one block have
 * consecutive numbers: the first of them is all that is kept of a block. That takes a fraction of a
 * bit for each state, and a search of at most a block for each step of a run.
 */
final class Discoverers {

  /** States in a block. */
  static final int BLOCK = 128;

  private int[] firstFound = new int[1024];
  private int blocks;

  /**
   * Takes note that the expansion of a range of states begins, and which number the next new state
   * gets. Ranges come in order.
   */
  void expanding(int from, int nextNumber) {
    if (from % BLOCK != 0) {
      return;
    }
    if (blocks == firstFound.length) {
      firstFound = Arrays.copyOf(firstFound, blocks * 2);
    }
    firstFound[blocks++] = nextNumber;
  }

  /** The first state of the block from which a state was found. */
  int first(int number) {
    int low = 0;
    int high = blocks - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstFound[middle] <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * BLOCK;
  }
}
