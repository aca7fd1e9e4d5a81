package org.rmapcheck.engine.state;

/**
 * States that one thread has met lately: a small cache in front of the visited set. What is in it
 * is visited, or is a candidate that comes earlier in the same round, so whoever meets it again
 * need not ask. More than half of all successors end here: two steps that do not disturb each other
 * lead to one state in either order, by way of states that lie close together in the queue.
 *
 * <p>Exact: states are compared whole.
 */
public final class Recent {

  /** So few that they stay in the cache of the processor that is nearest to it. */
  private static final int BITS = 12;

  private final int width;
  private final long[] words;

  /** None yet. */
  Recent(int width) {
    this.width = width;
    this.words = new long[width << BITS];
    for (int slot = 0; slot < 1 << BITS; slot++) {
      fill(slot);
    }
  }

  /** Fills a slot with words that lead to another one, so that they are not taken for a state. */
  private void fill(int slot) {
    int at = slot * width;
    do {
      words[at]--;
    } while (slot(words, at) == slot);
  }

  /** Every transition is asked about, so this is simpler than what spreads the visited set. */
  private int slot(long[] state, int offset) {
    long all = state[offset];
    for (int w = 1; w < width; w++) {
      all = Long.rotateLeft(all, 25) + state[offset + w];
    }
    return (int) ((all * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - BITS));
  }

  /** Whether the state is among them; from now on it is, in place of another one. */
  boolean knows(long[] state, int offset) {
    int at = slot(state, offset) * width;
    long differences = 0;
    for (int w = 0; w < width; w++) {
      long word = state[offset + w];
      differences |= words[at + w] ^ word;
      words[at + w] = word;
    }
    return differences == 0;
  }
}
