package org.rmapcheck.engine;

/** A way of exploring the reachable states of a model. */
public interface SearchStrategy {

  /** Short and stable, as reports and goldens name it. */
  String name();

  /**
   * Explores and judges.
   *
   * @throws CheckerBug if a finding does not replay on the reference interpreter
   */
  Outcome check(CheckRequest request);
}
