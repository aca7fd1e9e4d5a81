package org.rmapcheck.cli.check;

import java.util.Optional;
import org.rmapcheck.engine.Census;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.ttm.corpus.KnownBug;

/**
 * What the checks of the two models of a known bug found.
 *
 * @param depth at which the bug is expected
 */
public record PairResult(KnownBug bug, Half buggy, Half fixed, int depth) {

  /**
   * One of the two.
   *
   * @param setting the switch in which the two differ, and its value here
   * @param verdict on the property that catches the bug
   * @param worst the worst of what is broken
   * @param millis for people
   */
  public record Half(
      String setting,
      Verdict verdict,
      Optional<String> worst,
      boolean modelError,
      Census census,
      long millis) {}

  /** Whether the bug is found where it is expected. */
  public boolean found() {
    return !buggy.modelError()
        && buggy.verdict() instanceof Verdict.Violated violated
        && violated.depth() == depth;
  }

  /** Whether the fix holds: the property does, and nothing else is broken. */
  public boolean gone() {
    return !fixed.modelError()
        && fixed.verdict() instanceof Verdict.Holds
        && fixed.worst().isEmpty();
  }
}
