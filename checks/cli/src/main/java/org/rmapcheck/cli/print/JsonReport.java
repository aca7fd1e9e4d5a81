package org.rmapcheck.cli.print;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rmapcheck.cli.check.Deviation;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.engine.Census;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.ttm.design.Choice;

/** Results for machines: keys in a fixed order, and no times unless asked for. */
public final class JsonReport {

  private static final int SCHEMA_VERSION = 1;

  /** Whether results say how long they took. */
  public enum Timings {
    LEFT_OUT,
    SHOWN
  }

  private final Timings timings;

  public JsonReport(Timings timings) {
    this.timings = timings;
  }

  public String document(List<Checked> all, ExitStatus status) {
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
          out.list(
              "scenarios", all, (to, checked) -> to.object(members -> scenario(members, checked)));
        });
  }

  private void scenario(JsonWriting out, Checked checked) {
    ScenarioResult result = checked.result();
    Census census = result.outcome().census();
    out.text("name", result.name());
    out.text("question", result.loaded().document().question());
    out.text("kernel", result.loaded().document().kernel());
    out.flat("scope", to -> result.loaded().scenario().scope().sizes().forEach(to::number));
    out.object(
        "design",
        to ->
            result
                .loaded()
                .scenario()
                .design()
                .choices()
                .forEach((key, choice) -> design(to, key, choice)));
    out.text("modelHash", ModelHash.of(result.loaded().model()));
    out.text("completion", result.outcome().completion().name().toLowerCase(Locale.ROOT));
    out.text("found", SummaryTable.found(result));
    out.text("diagnosis", result.diagnosis());
    out.text("explored", result.explored());
    out.number("states", census.states());
    out.number("transitions", census.transitions());
    out.number("depth", census.depth());
    if (timings == Timings.SHOWN) {
      out.number("millis", result.millis());
    }
    out.texts("broken", ids(result.vector()));
    if (!result.unasked().isEmpty()) {
      out.texts("brokenUnasked", ids(result.unasked()));
    }
    result.lead().ifPresent(lead -> out.text("lead", lead.id()));
    result.outcome().modelError().ifPresent(error -> out.text("modelError", error.message()));
    out.list(
        "properties",
        result.vector(),
        (to, property) -> to.object(members -> property(members, result, property)));
    out.list(
        "deviations",
        result.deviations(),
        (to, deviation) -> to.object(members -> deviation(members, deviation)));
    out.texts(
        "traces",
        checked.traces().stream()
            .map(Checked.Written::file)
            .flatMap(Optional::stream)
            .map(Object::toString)
            .toList());
  }

  private static List<String> ids(List<PropertyResult> results) {
    return results.stream().filter(PropertyResult::isViolated).map(PropertyResult::id).toList();
  }

  private static void design(JsonWriting out, String key, Choice choice) {
    out.text(key, choice.key());
  }

  private static void property(JsonWriting out, ScenarioResult result, PropertyResult property) {
    out.text("id", property.id());
    out.text("name", property.name());
    out.text("kind", property.kind().text());
    out.text("statement", property.statement());
    out.text("verdict", Verdicts.word(property.verdict()));
    if (property.isViolated()) {
      out.number("depth", property.depth());
    }
    String reason = Verdicts.reason(property.verdict());
    if (!reason.isEmpty()) {
      out.text("reason", reason);
    }
    ExpectedVerdict expected = result.loaded().document().expected().get(property.id());
    if (expected != null) {
      out.text("expected", expected.words());
    }
  }

  private static void deviation(JsonWriting out, Deviation deviation) {
    out.text("property", deviation.title());
    out.text("expected", deviation.expected());
    out.text("found", deviation.found());
  }
}
