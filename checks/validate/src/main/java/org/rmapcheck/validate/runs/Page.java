package org.rmapcheck.validate.runs;

/**
 * What the log said of one page: a set of states, and which pfns and values their tokens stand for.
 * A token says only that two of them are the same, so that few of them do for any log.
 */
final class Page {

  private static final int MOST = 15;

  int set;
  private final long[] pfns;
  private final long[][] values = new long[Contents.WORDS][MOST + 1];

  Page(int set) {
    this(set, new long[MOST + 1]);
  }

  private Page(int set, long[] pfns) {
    this.set = set;
    this.pfns = pfns;
  }

  Page copy() {
    Page copy = new Page(set, pfns.clone());
    for (int word = 0; word < values.length; word++) {
      copy.values[word] = values[word].clone();
    }
    return copy;
  }

  /** The token of a pfn, where these bits say which are in use. */
  int pfn(int used, long pfn) {
    return token(pfns, used, pfn);
  }

  /** The token of the value of a word, where these bits say which are in use. */
  int value(int word, int used, long value) {
    return token(values[word], used, value);
  }

  /** The token of a pfn or value: the one that it has, or one that nothing has any more. */
  private static int token(long[] known, int used, long value) {
    for (int t = 1; t <= MOST; t++) {
      if ((used >> t & 1) != 0 && known[t] == value) {
        return t;
      }
    }
    for (int t = 1; t <= MOST; t++) {
      if ((used >> t & 1) == 0) {
        known[t] = value;
        return t;
      }
    }
    throw new LimitException("more than " + MOST + " values are possible at once");
  }
}
