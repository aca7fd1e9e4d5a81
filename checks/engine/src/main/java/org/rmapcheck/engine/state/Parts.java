package org.rmapcheck.engine.state;

/**
 * The two parts of which states of several words consist: their first words and the rest. There are
 * far fewer different parts than states, so that a state is kept as the numbers of its parts (tree
 * compression, with one node).
 */
final class Parts {

  private final int firstWords;
  private final Dictionary first;
  private final Dictionary second;

  Parts(int width, int firstWords, MemoryBudget budget) {
    this.firstWords = firstWords;
    this.first = new Dictionary(firstWords, budget);
    this.second = new Dictionary(width - firstWords, budget);
  }

  /**
   * Makes room for the parts of so many more states.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  void reserve(long states) {
    first.reserve(states);
    second.reserve(states);
  }

  /** Copies the words of the state that has a pair of numbers. */
  void read(long pair, long[] into, int at) {
    first.read((int) pair, into, at);
    second.read((int) (pair >>> Integer.SIZE), into, at + firstWords);
  }

  /** Whether the numbers of all parts have keys, those of so many more states too. */
  boolean fit(Pairing pairing, long states) {
    return pairing.holds(first.end(states), second.end(states));
  }

  /** Keys for the parts that there are and may come soon: twice as many, and so many more. */
  Pairing pairing(long states) {
    return new Pairing(2 * first.end(states), 2 * second.end(states));
  }

  void close() {
    first.close();
    second.close();
  }

  /** What one thread asks with. */
  Reader reader() {
    return new Reader(first.hand(), second.hand());
  }

  /** Finds the numbers of the parts of states, for one thread. */
  final class Reader {

    private final Dictionary.Hand firsts;
    private final Dictionary.Hand seconds;

    @SuppressWarnings("UnusedVariable") // keeps the touching reads alive
    private long touched;

    private Reader(Dictionary.Hand firsts, Dictionary.Hand seconds) {
      this.firsts = firsts;
      this.seconds = seconds;
    }

    /**
     * Reads what is looked at first of the parts of some states, so that memory is asked for all.
     */
    void touch(long[] words, int from, int to, int width) {
      for (int at = from; at < to; at += width) {
        touched += first.touchNumber(words, at) + (long) second.touchNumber(words, at + firstWords);
      }
      for (int at = from; at < to; at += width) {
        touched += first.touchValue(words, at) + second.touchValue(words, at + firstWords);
      }
    }

    /** The numbers of both parts as a {@link Pairing} takes them; there must be room. */
    long pair(long[] words, int offset) {
      long number = seconds.number(words, offset + firstWords);
      return (number << Integer.SIZE) | firsts.number(words, offset);
    }
  }
}
