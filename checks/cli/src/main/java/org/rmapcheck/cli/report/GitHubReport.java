package org.rmapcheck.cli.report;

import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.Ascii;

/** Workflow commands that GitHub Actions turns into annotations. */
final class GitHubReport {

  private GitHubReport() {}

  static String text(GateResult result) {
    StringBuilder text = new StringBuilder();
    for (Findings.Finding finding : Findings.of(result)) {
      text.append(finding.isError() ? "::error " : "::warning ")
          .append("file=")
          .append(property(result.source()))
          .append(",line=1,title=")
          .append(property("rmapcheck: " + finding.where()))
          .append("::")
          .append(data(finding.words()))
          .append('\n');
    }
    return text.append("::notice title=rmapcheck::")
        .append(data(result.headline()))
        .append('\n')
        .toString();
  }

  private static String data(String text) {
    return Ascii.clean(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
