package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.explain.Explanations;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/** Explains traces that came without explanations, such as those of earlier releases. */
public final class Explained {

  private Explained() {}

  /** The trace as it is if it explains itself or is of another model; else explained anew. */
  public static TraceDocument of(TraceDocument trace) {
    if (trace.isExplained()) {
      return trace;
    }
    Model model;
    try {
      model = ScenarioReader.of(trace.scenario(), "the trace's scenario").model();
    } catch (UserError e) {
      return trace;
    }
    Optional<Path> path = TraceReplay.path(trace, model);
    return path.map(p -> explained(trace, model, p)).orElse(trace);
  }

  private static TraceDocument explained(TraceDocument trace, Model model, Path path) {
    List<StepExplanation> explanations = explanations(trace, model, path);
    List<TraceStep> steps = new ArrayList<>();
    for (int k = 0; k < trace.steps().size(); k++) {
      steps.add(trace.steps().get(k).explained(explanations.get(k)));
    }
    return trace.with(steps);
  }

  private static List<StepExplanation> explanations(TraceDocument trace, Model model, Path path) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    if (trace.property().kind() == PropertyKind.DEADLOCK) {
      return Explanations.ofHang(reference, path);
    } else if (trace.property().kind() == PropertyKind.MODEL_ERROR) {
      return Explanations.ofModelError(reference, path);
    }
    return Explanations.ofViolation(
        reference, path, model.property(trace.property().id()).orElseThrow());
  }
}
