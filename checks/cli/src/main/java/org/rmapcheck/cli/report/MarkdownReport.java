package org.rmapcheck.cli.report;

import java.util.List;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.trace.Ascii;

/** A page in Markdown for the summary of a job: what changed first, everything else folded. */
final class MarkdownReport {

  private MarkdownReport() {}

  static String text(GateResult result) {
    StringBuilder page = new StringBuilder();
    page.append("## rmapcheck: ").append(clean(result.suite())).append("\n\n");
    page.append(clean(result.headline())).append(".\n\n");
    page.append("Exit code ")
        .append(result.status().code())
        .append(": ")
        .append(clean(result.status().words()))
        .append(".\n");
    List<GateCase> told = result.cases().stream().filter(c -> !c.isGood()).toList();
    told.forEach(one -> told(page, one));
    for (Change change : result.others()) {
      page.append("\n- ").append(clean(change.sentence())).append('\n');
    }
    page.append("\n<details><summary>All cases</summary>\n\n");
    page.append("| case | found | states | |\n|---|---|--:|---|\n");
    result.cases().forEach(one -> row(page, one));
    return page.append("\n</details>\n").toString();
  }

  private static void told(StringBuilder page, GateCase one) {
    page.append("\n### ").append(clean(one.name())).append("\n\n");
    if (!one.question().isEmpty()) {
      page.append(clean(one.question())).append("\n\n");
    }
    for (Change change : one.changes()) {
      page.append("- **").append(change.kind().words()).append("** ");
      page.append(clean(change.sentence())).append('\n');
    }
    if (one.isIncomplete()) {
      page.append("- **incomplete** ").append(clean(one.words())).append('\n');
    }
    one.trace()
        .ifPresent(
            trace -> page.append("\n> ").append(clean(trace.answer().answer())).append('\n'));
    one.file().ifPresent(f -> page.append("\nCounterexample: ").append(clean(f + "")).append('\n'));
  }

  private static void row(StringBuilder page, GateCase one) {
    String states = one.measured().map(m -> ScenarioResult.grouped(m.states())).orElse("");
    page.append("| ")
        .append(clean(one.name()))
        .append(" | ")
        .append(outcome(one))
        .append(" | ")
        .append(states)
        .append(" | ")
        .append(clean(one.words()))
        .append(" |\n");
  }

  private static String outcome(GateCase one) {
    if (!one.changes().isEmpty()) {
      return "**not as expected**";
    }
    return one.isIncomplete() ? "incomplete" : "as expected";
  }

  /** Text only: nothing in it is markup. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    for (char c : Ascii.clean(text).toCharArray()) {
      switch (c) {
        case '<' -> clean.append("&lt;");
        case '>' -> clean.append("&gt;");
        case '&' -> clean.append("&amp;");
        case '|', '*', '_', '`', '[', ']', '\\', '#', '~' -> clean.append('\\').append(c);
        default -> clean.append(c);
      }
    }
    return clean.toString();
  }
}
