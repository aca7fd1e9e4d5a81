package org.rmapcheck.cli.print;

import java.util.List;
import org.rmapcheck.cli.anchor.AnchorReport;
import org.rmapcheck.cli.anchor.AnchorResult;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.ttm.actor.HistoricLines;
import org.rmapcheck.ttm.design.Preset;

/** What {@code anchors} found, for machines. */
public final class AnchorsJson {

  private static final int SCHEMA_VERSION = 1;

  private AnchorsJson() {}

  public static String document(AnchorReport report, ExitStatus status) {
    return JsonWriting.document(
        out -> {
          out.number("schemaVersion", SCHEMA_VERSION);
          out.text("tool", Version.TOOL);
          out.flat(
              "exit",
              to -> {
                to.number("code", status.code());
                to.text("words", status.words());
              });
          report.version().ifPresent(version -> out.text("linux", version.toString()));
          out.flat(
              "lines",
              to -> {
                to.number("all", report.results().size());
                to.number("expected", report.expected().size());
                to.number("gone", report.gone().size());
                to.number("revived", report.revived().size());
              });
          out.list(
              "presets",
              Preset.all(),
              (to, preset) -> to.flat(members -> preset(members, report, preset)));
          out.list(
              "results",
              report.results(),
              (to, result) -> to.object(members -> result(members, report, result)));
        });
  }

  private static void preset(JsonWriting out, AnchorReport report, Preset preset) {
    List<AnchorResult> lines = report.of(preset);
    out.text("preset", preset.key());
    out.number("lines", lines.size());
    out.number("found", lines.stream().filter(AnchorResult::isFound).count());
  }

  private static void result(JsonWriting out, AnchorReport report, AnchorResult result) {
    var ref = result.anchor().ref();
    out.text("file", ref.file());
    out.text("function", ref.function());
    out.text("line", ref.call());
    out.text("status", result.status().key());
    if (report.history().contains(result)) {
      HistoricLines.lastRelease(ref).ifPresent(last -> out.text("lastRelease", last));
    }
    if (!result.elsewhere().isEmpty()) {
      out.texts("elsewhere", result.elsewhere());
    }
    out.texts("steps", result.anchor().steps());
    out.texts("scenarios", result.anchor().scenarios());
    out.texts("switches", result.anchor().values());
    out.texts("presets", result.anchor().presets());
  }
}
