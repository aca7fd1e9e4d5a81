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

  private static final int MASK = (1 << BITS) - 1;

  private final int width;
  private final long[] words;

  /** None yet. */
  Recent(int width, Mixing mixing) {
    this.width = width;
    this.words = new long[width << BITS];
    for (int slot = 0; slot <= MASK; slot++) {
      fill(slot, mixing);
    }
  }

  /** Fills a slot with words that lead to another one, so that they are not taken for a state. */
  private void fill(int slot, Mixing mixing) {
    int at = slot * width;
    do {
      words[at]--;
    } while (slot(mixing.of(words, at)) == slot);
  }

  private static int slot(long mixed) {
    return (int) mixed & MASK;
  }

  /** Whether the state is among them; from now on it is, in place of another one. */
  boolean knows(long mixed, long[] state, int offset) {
    int at = slot(mixed) * width;
    long differences = 0;
    for (int w = 0; w < width; w++) {
      long word = state[offset + w];
      differences |= words[at + w] ^ word;
      words[at + w] = word;
    }
    return differences == 0;
  }
}
