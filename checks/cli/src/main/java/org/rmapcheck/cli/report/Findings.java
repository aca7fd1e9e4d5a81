package org.rmapcheck.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.trace.TraceDocument;

/** What of a result has to be told, one by one. */
final class Findings {

  /**
   * One finding.
   *
   * @param rule what kind of finding: the id of a property, or what changed
   * @param isError whether it is more than a changed number or an unfinished search
   * @param trace the counterexample that shows it, if it is about what that breaks
   */
  record Finding(
      String where, String rule, String words, boolean isError, Optional<TraceDocument> trace) {}

  private Findings() {}

  static List<Finding> of(GateResult result) {
    List<Finding> findings = new ArrayList<>();
    for (GateCase one : result.cases()) {
      one.changes().forEach(change -> findings.add(finding(one, change)));
      if (one.isIncomplete()) {
        findings.add(
            new Finding(
                one.name(), "incomplete", "incomplete: " + one.words(), false, Optional.empty()));
      }
    }
    for (Change change : result.others()) {
      findings.add(
          new Finding(
              result.suite(), change.kind().words(), change.sentence(), false, Optional.empty()));
    }
    return findings;
  }

  private static Finding finding(GateCase one, Change change) {
    boolean verdict = change.kind() == Change.Kind.VERDICT || change.kind() == Change.Kind.DEPTH;
    String rule = verdict ? change.what() : change.kind().words();
    Optional<TraceDocument> trace =
        one.trace().filter(t -> t.property().id().equals(change.what()));
    return new Finding(
        one.name(), rule, change.sentence(), change.status() != ExitStatus.CHANGED, trace);
  }
}
