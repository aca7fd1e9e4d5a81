package org.rmapcheck.lincheck;

import org.rmapcheck.model.bounded.BoundedModel;

/**
 * What to run, and how far.
 *
 * @param budget interleavings to run at most
 */
public record Request(BoundedModel bounded, int budget, Until until) {

  /** When an exploration ends. */
  public enum Until {
    /** When there is no more, or the budget is spent. */
    THE_END,
    /**
     * Also at the first run that breaks what the run to the start has not broken: Lincheck itself
     * then reports a failure.
     */
    BROKEN
  }

  public Request {
    if (budget < 1) {
      throw new IllegalArgumentException("a budget of " + budget + ": one interleaving at least");
    }
  }
}
