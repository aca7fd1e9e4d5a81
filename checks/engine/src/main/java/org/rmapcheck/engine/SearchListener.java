package org.rmapcheck.engine;

/** Is told how far a search is, after each level and every some ten thousand states. */
@FunctionalInterface
public interface SearchListener {

  /**
   * How far a search is.
   *
   * @param states visited so far
   * @param transitions counted so far
   * @param frontier visited but not expanded yet
   * @param depth of the states being expanded
   */
  record Progress(long states, long transitions, long frontier, int depth) {}

  void progress(Progress progress);

  /** Tells nobody. */
  static SearchListener silent() {
    return progress -> {};
  }
}
