package org.rmapcheck.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.ExpectedVerdict;

/** KTAP version 1 (Documentation/dev-tools/ktap.rst): a subtest for each property. */
final class KtapReport {

  private KtapReport() {}

  static String text(GateResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("KTAP version 1");
    lines.add("1.." + (result.cases().size() + result.others().size()));
    int number = 0;
    for (GateCase one : result.cases()) {
      number++;
      lines.addAll(subtests(one));
      one.changes().forEach(change -> lines.add("# " + clean(change.sentence())));
      if (!one.words().isEmpty()) {
        lines.add("# " + clean(one.words()));
      }
      one.file().ifPresent(file -> lines.add("# counterexample: " + clean(file.toString())));
      lines.add(outcome(one.isGood(), number, one.name(), one.isIncomplete()));
    }
    for (Change change : result.others()) {
      number++;
      lines.add("not ok " + number + " " + clean(change.sentence()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String outcome(boolean good, int number, String name, boolean open) {
    return (good ? "ok " : "not ok ") + number + " " + clean(name) + (open ? " incomplete" : "");
  }

  private static List<String> subtests(GateCase one) {
    List<String> lines = new ArrayList<>();
    if (one.measured().isEmpty()) {
      return lines;
    }
    Map<String, ExpectedVerdict> verdicts = one.measured().get().verdicts();
    lines.add("  KTAP version 1");
    lines.add("  1.." + verdicts.size());
    int number = 0;
    for (Map.Entry<String, ExpectedVerdict> verdict : verdicts.entrySet()) {
      number++;
      Optional<Change> change =
          one.changes().stream().filter(c -> c.what().equals(verdict.getKey())).findFirst();
      String words =
          change.map(Change::sentence).orElse(verdict.getKey() + " " + verdict.getValue().words());
      lines.add((change.isEmpty() ? "  ok " : "  not ok ") + number + " " + clean(words));
    }
    return lines;
  }

  /** A number sign would begin a directive. */
  private static String clean(String text) {
    return Ascii.clean(text).replace('#', ' ').strip();
  }
}
