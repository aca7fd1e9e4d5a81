package org.rmapcheck.cli.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.gate.GateResult;

/** The formats in which a gate reports. */
public enum ReportFormat {
  /** JUnit XML, for every CI. */
  JUNIT("junit"),
  /** KTAP 1, for kselftest and KernelCI. */
  KTAP("ktap"),
  /** SARIF 2.1.0, for GitHub code scanning and editors. */
  SARIF("sarif"),
  /** GitLab code quality. */
  GITLAB("gitlab"),
  /** GitHub annotations, for standard output. */
  GITHUB("github"),
  /** A page for people. */
  MARKDOWN("markdown");

  private final String key;

  ReportFormat(String key) {
    this.key = key;
  }

  /** Name on the command line. */
  public String key() {
    return key;
  }

  /** The report. */
  public String text(GateResult result) {
    return switch (this) {
      case JUNIT -> JUnitReport.text(result);
      case KTAP -> KtapReport.text(result);
      case SARIF -> SarifReport.text(result);
      case GITLAB -> GitLabReport.text(result);
      case GITHUB -> GitHubReport.text(result);
      case MARKDOWN -> MarkdownReport.text(result);
    };
  }

  public static Optional<ReportFormat> of(String key) {
    return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(ReportFormat::key).toList();
  }
}
