package org.rmapcheck.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.ExpectedVerdict;

/**
 * A property whose verdict is not the expected one.
 *
 * @param expected in words
 * @param found in words
 */
public record Deviation(String title, String expected, String found, ExitStatus status) {

  /** One sentence. */
  public String sentence() {
    return title + ": expected: " + expected + "; found: " + found;
  }

  /**
   * What differs. A property of which the author says nothing is expected not to be broken and not
   * to be vacuous. What an unfinished search left open is no deviation.
   */
  static List<Deviation> of(List<PropertyResult> vector, Map<String, ExpectedVerdict> expected) {
    List<Deviation> deviations = new ArrayList<>();
    for (PropertyResult result : vector) {
      Optional<ExpectedVerdict> wanted = Optional.ofNullable(expected.get(result.id()));
      if (result.verdict() instanceof Verdict.HoldsSoFar || fits(result.verdict(), wanted)) {
        continue;
      }
      deviations.add(
          new Deviation(
              result.title(),
              wanted.map(ExpectedVerdict::words).orElse("no violation (nothing is said)"),
              Verdicts.words(result.verdict()),
              status(result, wanted)));
    }
    return deviations;
  }

  private static boolean fits(Verdict verdict, Optional<ExpectedVerdict> wanted) {
    return wanted.isPresent()
        ? Verdicts.fits(verdict, wanted.get())
        : verdict instanceof Verdict.Holds || verdict instanceof Verdict.NotMeaningful;
  }

  private static ExitStatus status(PropertyResult result, Optional<ExpectedVerdict> wanted) {
    boolean foreseen =
        wanted
            .filter(
                w ->
                    w instanceof ExpectedVerdict.Violated
                        || w instanceof ExpectedVerdict.ViolatedAtDepth)
            .isPresent();
    if (!result.isViolated() || foreseen) {
      return ExitStatus.OTHER_DEVIATION;
    }
    return switch (result.kind()) {
      case HARM -> ExitStatus.HARM;
      case DISCIPLINE, BOOKS -> ExitStatus.DISCIPLINE;
      case DEADLOCK -> ExitStatus.HANG;
      case MODEL_ERROR -> ExitStatus.MODEL_ERROR;
    };
  }
}
