package org.rmapcheck.cli.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.explain.Comparison;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.Path;
import org.rmapcheck.trace.NearestHolding;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.convert.MailNotes;

/** What a mail says beyond its trace: where the design that holds goes another way. */
public final class MailWords {

  private MailWords() {}

  /** The notes; without the parting where it cannot be found. */
  public static MailNotes of(TraceDocument trace) {
    Optional<String> parting = Optional.empty();
    try {
      parting = trace.answer().nearestHolding().flatMap(near -> parting(trace, near));
    } catch (UserError e) {
      parting = Optional.empty(); // of another version of the model
    }
    return new MailNotes(parting.orElse(""), Assumptions.NOT_MODELLED);
  }

  private static Optional<String> parting(TraceDocument trace, NearestHolding near) {
    LoadedScenario here = ScenarioReader.of(trace.scenario(), "the trace's scenario");
    LoadedScenario there = ScenarioReader.of(flipped(trace.scenario(), near), "the control");
    Optional<Path> run = TraceReplay.path(trace, here.model());
    return run.flatMap(path -> Comparison.of(path, here.model(), there.model()))
        .flatMap(comparison -> words(comparison, trace.property().id()));
  }

  private static Optional<String> words(Comparison comparison, String property) {
    return comparison
        .parting()
        .filter(line -> line.index() > 0 && !comparison.breaksThere(property))
        .map(
            line ->
                "The control parts at step "
                    + line.index()
                    + ": "
                    + (line.right().isEmpty()
                        ? "it has no such step"
                        : "there " + line.right() + " goes on to " + line.next())
                    + ".");
  }

  /** The scenario with the switches of the design that holds; actors come and go with them. */
  private static ScenarioDocument flipped(ScenarioDocument scenario, NearestHolding near) {
    Map<String, String> design = new LinkedHashMap<>(scenario.design());
    List<String> keys = List.of(near.switchKey().split(", "));
    List<String> values = List.of(near.thatValue().split(", "));
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      design.put(keys.get(i), values.get(i));
    }
    return new ScenarioDocument(
        scenario.name(),
        scenario.question(),
        scenario.kernel(),
        scenario.scope(),
        scenario.actors(),
        design,
        scenario.initially(),
        scenario.properties(),
        Map.of());
  }
}
