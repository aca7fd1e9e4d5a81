package org.rmapcheck.cli.print;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.Census;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.PropertyKind;

/** The last thing that {@code check} prints: a line for each scenario. */
public final class SummaryTable {

  private static final int VERDICT = 13;
  private static final int NUMBER = 12;
  private static final int SMALL_NUMBER = 7;

  private final Console console;
  private final int names;

  public SummaryTable(Console console, List<ScenarioResult> results) {
    this.console = console;
    this.names = results.stream().mapToInt(r -> r.name().length()).max().orElse(0) + 2;
  }

  public void print(List<ScenarioResult> results) {
    console.line(
        piece(
            Role.HEADING,
            pad("scenario", names)
                + pad("expected", VERDICT)
                + pad("found", VERDICT)
                + right("states", NUMBER)
                + right("transitions", NUMBER)
                + right("depth", SMALL_NUMBER)
                + right("ms", SMALL_NUMBER)));
    for (ScenarioResult result : results) {
      Census census = result.outcome().census();
      boolean asExpected = result.deviations().isEmpty();
      Role role = !asExpected ? Role.ALARM : result.isComplete() ? Role.GOOD : Role.TEXT;
      console.line(
          piece(Role.TEXT, pad(result.name(), names)),
          piece(Role.TEXT, pad(expected(result), VERDICT)),
          piece(role, pad(found(result), VERDICT)),
          piece(
              Role.TEXT,
              right(ScenarioResult.grouped(census.states()), NUMBER)
                  + right(ScenarioResult.grouped(census.transitions()), NUMBER)
                  + right(Integer.toString(census.depth()), SMALL_NUMBER)
                  + right(ScenarioResult.grouped(result.millis()), SMALL_NUMBER)),
          piece(role, asExpected ? "" : "  not as expected"));
    }
  }

  /** The verdict on the whole scenario in two words. */
  static String found(ScenarioResult result) {
    if (result.outcome().modelError().isPresent()) {
      return "model error";
    }
    Optional<PropertyKind> worst =
        result.vector().stream()
            .filter(PropertyResult::isViolated)
            .map(PropertyResult::kind)
            .min(Comparator.naturalOrder());
    if (worst.isPresent()) {
      return words(worst.get());
    }
    return result.isComplete() ? "holds" : "not decided";
  }

  private static String expected(ScenarioResult result) {
    Map<String, ExpectedVerdict> expected = result.loaded().document().expected();
    if (expected.isEmpty()) {
      return "(not said)";
    }
    return result.vector().stream()
        .filter(property -> expectsViolation(expected, property.id()))
        .map(PropertyResult::kind)
        .min(Comparator.naturalOrder())
        .map(SummaryTable::words)
        .orElse("holds");
  }

  private static boolean expectsViolation(Map<String, ExpectedVerdict> expected, String id) {
    return expected.get(id) instanceof ExpectedVerdict.Violated
        || expected.get(id) instanceof ExpectedVerdict.ViolatedAtDepth;
  }

  private static String words(PropertyKind kind) {
    return switch (kind) {
      case HARM -> "harm";
      case DISCIPLINE -> "rule broken";
      case BOOKS -> "books wrong";
      case DEADLOCK -> "hang";
      case MODEL_ERROR -> "model error";
    };
  }

  public static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return text.length() >= width ? " " + text : " ".repeat(width - text.length()) + text;
  }
}
