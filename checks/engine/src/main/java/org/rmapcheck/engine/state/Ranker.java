package org.rmapcheck.engine.state;

/** Computes the ranks of states, and states of ranks, as {@link Ranking} does, perhaps faster. */
public interface Ranker {

  /**
   * A word of the rank of a state.
   *
   * @param word which one, counted from 0
   * @param at where the state begins in the array
   */
  long rank(int word, long[] state, int at);

  /**
   * Puts what a word of a rank tells into a state that has zeros there.
   *
   * @param word which one, counted from 0
   * @param rank the word, which is that of a state
   * @param at where the state begins in the array
   */
  void put(int word, long rank, long[] state, int at);
}
