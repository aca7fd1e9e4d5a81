package org.rmapcheck.trace;

/**
 * What a scenario's author expects a check to find for one property.
 *
 * <p>Kept beside the scenario so that "expected to be broken, but holds" is as loud a surprise as
 * the reverse.
 */
public sealed interface ExpectedVerdict {

  /** The verdict in words, as a report shows it. */
  String words();

  /** The property holds in every reachable state of the scope. */
  record Holds() implements ExpectedVerdict {
    @Override
    public String words() {
      return "holds";
    }
  }

  /** The property is violated; the author does not say how soon. */
  record Violated() implements ExpectedVerdict {
    @Override
    public String words() {
      return "violated";
    }
  }

  /**
   * The property is violated, and the shortest run that shows it has this many steps.
   *
   * @param depth number of steps, 0 for the initial state
   */
  record ViolatedAtDepth(int depth) implements ExpectedVerdict {
    @Override
    public String words() {
      return "violated at depth " + depth;
    }
  }

  /** The property holds only because the situation it speaks of never occurs. */
  record Vacuous(String reason) implements ExpectedVerdict {
    @Override
    public String words() {
      return "vacuous: " + reason;
    }
  }

  /** The property says nothing about this design. */
  record NotMeaningful(String reason) implements ExpectedVerdict {
    @Override
    public String words() {
      return "not meaningful: " + reason;
    }
  }
}
