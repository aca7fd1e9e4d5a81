package org.rmapcheck.cli.check;

import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.ExpectedVerdict;

/** Verdicts in words, and beside what was expected. */
public final class Verdicts {

  private Verdicts() {}

  /** One word, or nearly so. */
  public static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Holds) {
      return "holds";
    } else if (verdict instanceof Verdict.Violated) {
      return "violated";
    } else if (verdict instanceof Verdict.Vacuous) {
      return "vacuous";
    } else if (verdict instanceof Verdict.NotMeaningful) {
      return "not meaningful";
    }
    return "not decided";
  }

  /** With depth or reason. */
  public static String words(Verdict verdict) {
    if (verdict instanceof Verdict.HoldsSoFar so) {
      return "not decided: searched to depth " + Math.max(0, so.depth());
    }
    return asExpected(verdict).words();
  }

  /** Why the verdict says less than it could; empty if it does not. */
  public static String reason(Verdict verdict) {
    if (verdict instanceof Verdict.Vacuous vacuous) {
      return "never happens: " + String.join("; ", vacuous.unmet());
    } else if (verdict instanceof Verdict.NotMeaningful not) {
      return not.reason();
    } else if (verdict instanceof Verdict.HoldsSoFar so) {
      return "searched to depth " + Math.max(0, so.depth());
    }
    return "";
  }

  /**
   * The verdict as a scenario file states it.
   *
   * @throws IllegalArgumentException if the verdict is open
   */
  public static ExpectedVerdict asExpected(Verdict verdict) {
    if (verdict instanceof Verdict.Holds) {
      return new ExpectedVerdict.Holds();
    } else if (verdict instanceof Verdict.Violated violated) {
      return new ExpectedVerdict.ViolatedAtDepth(violated.depth());
    } else if (verdict instanceof Verdict.Vacuous vacuous) {
      return new ExpectedVerdict.Vacuous(String.join("; ", vacuous.unmet()));
    } else if (verdict instanceof Verdict.NotMeaningful not) {
      return new ExpectedVerdict.NotMeaningful(not.reason());
    }
    throw new IllegalArgumentException("not decided");
  }

  /** Whether a verdict is what was expected; reasons are for people and not compared. */
  static boolean fits(Verdict verdict, ExpectedVerdict expected) {
    if (expected instanceof ExpectedVerdict.Holds) {
      return verdict instanceof Verdict.Holds;
    } else if (expected instanceof ExpectedVerdict.Violated) {
      return verdict instanceof Verdict.Violated;
    } else if (expected instanceof ExpectedVerdict.ViolatedAtDepth at) {
      return verdict instanceof Verdict.Violated violated && violated.depth() == at.depth();
    } else if (expected instanceof ExpectedVerdict.Vacuous) {
      return verdict instanceof Verdict.Vacuous;
    }
    return verdict instanceof Verdict.NotMeaningful;
  }
}
