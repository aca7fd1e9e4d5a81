package org.rmapcheck.cli.bounded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.engine.Census;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.ReferenceJudge;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.Answer;
import org.rmapcheck.trace.TraceDocument;

/** What real threads did, as the result of a check and as trace documents that replay. */
public final class ThreadsTrace {

  private ThreadsTrace() {}

  /** The result of a scenario: what broke is violated, of the rest nothing is known. */
  public static ScenarioResult result(
      LoadedScenario scenario, BoundedModel bounded, Exploration seen) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Property property : bounded.model().properties()) {
      verdicts.put(
          property.id(),
          property
              .notMeaningful()
              .<Verdict>map(Verdict.NotMeaningful::new)
              .orElseGet(() -> verdict(property.id(), bounded, seen)));
    }
    Census census = new Census(0, 0, 0, 1, 0, List.of());
    Outcome outcome =
        new Outcome(
            Completion.STOPPED_AT_FIRST,
            verdicts,
            verdict(ReferenceJudge.DEADLOCK, bounded, seen),
            Optional.empty(),
            List.of(),
            census,
            0);
    return CheckService.ofRuns(scenario, outcome);
  }

  private static Verdict verdict(String id, BoundedModel bounded, Exploration seen) {
    List<Transition> run = seen.broken().get(id);
    if (run == null) {
      return new Verdict.HoldsSoFar(-1);
    }
    Path path = path(bounded, run);
    return new Verdict.Violated(path.length(), path);
  }

  /** The whole run from the model's initial state on. */
  static Path path(BoundedModel bounded, List<Transition> run) {
    ReferenceInterpreter reference = new ReferenceInterpreter(bounded.model());
    List<Transition> steps = new ArrayList<>(bounded.run());
    List<State> states = new ArrayList<>(bounded.states());
    State state = bounded.start();
    for (Transition step : run) {
      state = reference.execute(state, step).state();
      steps.add(step);
      states.add(state);
    }
    return new Path(steps, states);
  }

  /**
   * The trace of the worst violation, if there is one that the bounded part of the run breaks.
   *
   * @throws CheckerBug if it does not replay
   */
  public static Optional<TraceDocument> trace(
      ScenarioResult result, BoundedModel bounded, Exploration seen, String fileName) {
    return result.vector().stream()
        .filter(r -> r.isViolated() && !seen.broken().getOrDefault(r.id(), List.of()).isEmpty())
        .min(Comparator.comparing(r -> r.kind()))
        .map(
            property -> {
              TraceBuilder builder = new TraceBuilder(result, Optional.empty());
              TraceDocument trace = said(builder.of(property, fileName), bounded, seen);
              Optional<String> difference = TraceReplay.difference(trace, bounded.model());
              if (difference.isPresent()) {
                throw new CheckerBug("a run under Lincheck does not replay: " + difference.get());
              }
              return trace;
            });
  }

  private static TraceDocument said(TraceDocument t, BoundedModel bounded, Exploration seen) {
    Answer a = t.answer();
    Answer answer =
        new Answer(
            a.question(),
            a.answer(),
            a.nearestHolding(),
            a.scope(),
            seen.interleavings() + " interleavings of real threads, " + bounded.bounds().words(),
            a.states(),
            a.transitions(),
            a.depth());
    return new TraceDocument(
        t.tool(),
        t.modelHash(),
        t.kernel(),
        "real threads under Lincheck, the reference semantics: there may be shorter runs",
        t.property(),
        answer,
        t.scenario(),
        t.processes(),
        t.constants(),
        t.initialState(),
        t.initialBreaks(),
        t.steps(),
        t.evaluation(),
        t.replay());
  }
}
