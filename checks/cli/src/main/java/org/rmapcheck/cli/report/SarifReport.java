package org.rmapcheck.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.convert.Sarif;

/** SARIF: a result for each finding, with the counterexample as a code flow. */
final class SarifReport {

  private SarifReport() {}

  static String text(GateResult result) {
    List<Sarif.Result> results = new ArrayList<>();
    Set<String> rules = new LinkedHashSet<>();
    for (Findings.Finding finding : Findings.of(result)) {
      rules.add(finding.rule());
      results.add(
          new Sarif.Result(
              finding.rule(),
              finding.isError() ? "error" : "warning",
              finding.where() + ": " + finding.words(),
              finding.where(),
              result.source(),
              finding.trace()));
    }
    return Sarif.log(List.copyOf(rules), results);
  }
}
