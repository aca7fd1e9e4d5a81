package org.rmapcheck.cli.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.JsonWriting;

/** GitLab code quality: a list of findings, shown beside the changes of a merge request. */
final class GitLabReport {

  private GitLabReport() {}

  static String text(GateResult result) {
    return JsonWriting.documentOfList(
        Findings.of(result),
        (out, finding) ->
            out.object(
                members -> {
                  members.text("description", finding.where() + ": " + finding.words());
                  members.text("check_name", "rmapcheck " + finding.rule());
                  members.text("fingerprint", fingerprint(finding.where() + "\n" + finding.rule()));
                  members.text("severity", finding.isError() ? "critical" : "major");
                  members.object(
                      "location",
                      place -> {
                        place.text("path", result.source());
                        place.object("lines", lines -> lines.number("begin", 1));
                      });
                }));
  }

  /** The same for the same finding in every run. */
  static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
