package org.rmapcheck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.NearestDesign;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.print.Checked;
import org.rmapcheck.cli.print.Traces;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.trace.NearestHolding;
import org.rmapcheck.trace.TraceDocument;

/** Checks a scenario and writes the traces that are wanted of it. For many threads. */
final class Checker {

  /** Which traces are wanted. */
  enum Traces {
    NONE,
    LEAD,
    ALL
  }

  private final CheckService service;
  private final NearestDesign nearest;
  private final TraceFolder folder;

  Checker(CheckService service, NearestDesign nearest, TraceFolder folder) {
    this.service = service;
    this.nearest = nearest;
    this.folder = folder;
  }

  Checked check(LoadedScenario scenario, Traces wanted, SearchListener listener) {
    ScenarioResult result = service.check(scenario, listener);
    boolean modelError = result.outcome().modelError().isPresent();
    if (wanted == Traces.NONE || (result.lead().isEmpty() && !modelError)) {
      return new Checked(result, List.of());
    }
    List<Checked.Written> traces = new ArrayList<>();
    String leadFile = TraceFolder.fileName(result.name());
    if (modelError) {
      TraceBuilder builder = new TraceBuilder(result, Optional.empty());
      traces.add(write(builder.ofModelError(leadFile), leadFile));
    } else {
      traces.add(trace(result, result.lead().orElseThrow(), leadFile));
    }
    if (wanted == Traces.ALL) {
      for (PropertyResult property : result.vector()) {
        if (property.isViolated()) {
          String file = TraceFolder.fileName(result.name(), property.id());
          traces.add(trace(result, property, file));
        }
      }
    }
    return new Checked(result, traces);
  }

  private Checked.Written trace(ScenarioResult result, PropertyResult violated, String file) {
    Optional<NearestHolding> near = nearest.to(result.loaded().scenario(), violated.id());
    return write(new TraceBuilder(result, near).of(violated, file), file);
  }

  private Checked.Written write(TraceDocument trace, String file) {
    return new Checked.Written(trace, folder.write(trace, file));
  }
}
