package org.rmapcheck.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents that the tests share. */
final class Samples {
  private Samples() {}

  /** The trace of the design in question: the lookup by page, on pages of shmem. */
  static String traceJson() {
    return resource("by-page-shmem.json");
  }

  static TraceDocument trace() {
    try {
      return TraceCodec.read(traceJson(), "by-page-shmem.json");
    } catch (DocumentException e) {
      throw new AssertionError(e);
    }
  }

  static ScenarioDocument scenario() {
    return trace().scenario();
  }

  static String scenarioJson() {
    return ScenarioCodec.toJson(scenario());
  }

  /** The sample trace with other steps; its processes are those of the steps. */
  static TraceDocument withSteps(List<TraceStep> steps) {
    TraceDocument t = trace();
    List<String> processes = steps.stream().map(TraceStep::process).distinct().toList();
    return new TraceDocument(
        t.tool(),
        t.modelHash(),
        t.kernel(),
        t.strategy(),
        t.property(),
        t.answer(),
        t.scenario(),
        processes,
        t.constants(),
        t.initialState(),
        t.initialBreaks(),
        steps,
        t.evaluation(),
        t.replay());
  }

  /** The sample trace with an explanation of each step; all but the second matter. */
  static TraceDocument explained() {
    List<TraceStep> steps = new ArrayList<>();
    for (TraceStep step : trace().steps()) {
      List<StepExplanation.Cause> because =
          step.index() == 1
              ? List.of()
              : List.of(new StepExplanation.Cause(step.index() - 1, "pte[cpu0/b0][0]"));
      steps.add(
          step.explained(
              new StepExplanation(
                  step.process() + " does " + step.label() + ".",
                  "goes this way because resv[b0] is free",
                  step.index() != 2,
                  step.index() == 2 ? List.of() : because)));
    }
    return trace().with(steps);
  }

  /** Each of so many processes takes one step, with a long name and a long value. */
  static TraceDocument withProcesses(int count) {
    List<TraceStep> steps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      steps.add(
          new TraceStep(
              i,
              "process-with-a-long-name-" + i,
              "step" + i,
              0,
              Map.of("page", "0"),
              new KernelCall("a_function_of_the_kernel_with_a_very_long_name", "", ""),
              List.of(new VariableChange("variable" + "[x]".repeat(30), "before", "after " + i)),
              List.of()));
    }
    return withSteps(steps);
  }

  /** The sample trace with this text wherever text is free. */
  static TraceDocument saying(String text) {
    BrokenProperty broken = new BrokenProperty(text, text, PropertyKind.HARM, text);
    TraceDocument t = trace();
    TraceStep step =
        new TraceStep(
            1,
            text,
            text,
            0,
            Map.of(text, text),
            new KernelCall(text, text, text),
            List.of(new VariableChange(text, text, text + text)),
            List.of(broken),
            Optional.of(new StepExplanation(text, text, true, List.of())));
    return new TraceDocument(
        text,
        t.modelHash(),
        text,
        text,
        new TracedProperty(text, text, PropertyKind.HARM, text, text, text),
        new Answer(text, text, t.answer().nearestHolding(), text, text, 1, 1, 1),
        t.scenario(),
        List.of(text),
        Map.of(text, text),
        Map.of(text, text),
        List.of(broken),
        List.of(step),
        new Evaluation(
            new FormulaPart(text, text, List.of()), List.of(new FormulaValue(text, text))),
        text);
  }

  static String resource(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
