package org.rmapcheck.engine.search;

import org.rmapcheck.engine.Completion;

/**
 * How far a search came.
 *
 * @param levelsDone number of levels whose states were all expanded
 */
record Progress(
    Completion completion,
    int states,
    long transitions,
    int depth,
    int levelsDone,
    long peakBytes) {

  boolean isComplete() {
    return completion == Completion.COMPLETE;
  }
}
