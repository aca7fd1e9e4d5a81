package org.rmapcheck.cli.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.NearestDesign;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.TraceCodec;

/**
 * What a check finds now.
 *
 * @param lead the bytes of the lead's trace, if something is broken
 */
record Found(ScenarioResult result, Map<String, ExpectedVerdict> vector, Optional<String> lead) {

  private static final NearestDesign NEAREST = new NearestDesign(() -> false);

  static Found of(LoadedScenario scenario) {
    CheckService service =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false);
    ScenarioResult result = service.check(scenario, SearchListener.silent());
    Map<String, ExpectedVerdict> vector = new LinkedHashMap<>();
    for (PropertyResult property : result.vector()) {
      vector.put(property.id(), Verdicts.asExpected(property.verdict()));
    }
    return new Found(result, vector, result.lead().map(lead -> trace(result, lead)));
  }

  private static String trace(ScenarioResult result, PropertyResult lead) {
    return TraceCodec.toJson(
        new TraceBuilder(result, NEAREST.to(result.loaded().scenario(), lead.id()))
            .of(lead, TraceFolder.fileName(result.name())));
  }
}
