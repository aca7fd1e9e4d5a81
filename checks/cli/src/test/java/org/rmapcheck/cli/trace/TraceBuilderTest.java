package org.rmapcheck.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.trace.FormulaValue;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.VariableChange;

final class TraceBuilderTest {

  private static final ScenarioResult RESULT =
      new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false)
          .check(Scenarios.byPage(), SearchListener.silent());
  private static final Model MODEL = RESULT.loaded().model();

  private static TraceDocument trace(String property) {
    PropertyResult violated =
        RESULT.vector().stream().filter(p -> p.id().equals(property)).findFirst().orElseThrow();
    return new TraceBuilder(RESULT, Optional.empty()).of(violated, "by-page.json");
  }

  private static TraceDocument with(
      TraceDocument t, Map<String, String> initial, List<TraceStep> steps) {
    return new TraceDocument(
        t.tool(),
        t.modelHash(),
        t.kernel(),
        t.strategy(),
        t.property(),
        t.answer(),
        t.scenario(),
        t.processes(),
        t.constants(),
        initial,
        t.initialBreaks(),
        steps,
        t.evaluation(),
        t.replay());
  }

  @Test
  void theSameFindingGivesTheSameBytes() {
    assertThat(TraceCodec.toJson(trace("S3"))).isEqualTo(TraceCodec.toJson(trace("S3")));
  }

  @Test
  void whatIsWrittenCanBeRead() throws Exception {
    TraceDocument trace = trace("S3");
    assertThat(TraceCodec.read(TraceCodec.toJson(trace), "test")).isEqualTo(trace);
  }

  @Test
  void theRuleIsMarkedWhereItIsBrokenBeforeTheHarm() {
    TraceDocument trace = trace("S3");
    List<String> breaks =
        trace.steps().stream().flatMap(s -> s.breaks().stream()).map(b -> b.id()).toList();
    assertThat(breaks).containsExactly("S4", "S3");
    assertThat(trace.answer().answer()).contains("the rule S4 LookupComplete is broken first");
  }

  @Test
  void theFalsePartsAreTheVariablesThatDecide() {
    assertThat(trace("S3").evaluation().formula().value()).isEqualTo("false");
    assertThat(trace("S3").evaluation().falseParts())
        .contains(new FormulaValue("copying[b0]", "true"));
  }

  @Test
  void aFailedAssertionIsExplainedBeforeItsStep() {
    TraceDocument trace = trace("S4");
    assertThat(trace.evaluation().formula().value()).isEqualTo("false");
    assertThat(trace.evaluation().falseParts()).isNotEmpty();
    assertThat(trace.steps().get(trace.steps().size() - 1).breaks())
        .extracting(b -> b.id())
        .containsExactly("S4");
  }

  @Test
  void everyTraceReplays() {
    for (PropertyResult property : RESULT.vector()) {
      if (property.isViolated()) {
        assertThat(TraceReplay.difference(trace(property.id()), MODEL)).isEmpty();
      }
    }
  }

  @Test
  void anotherInitialStateIsFound() {
    TraceDocument trace = trace("S3");
    Map<String, String> initial = new LinkedHashMap<>(trace.initialState());
    initial.replaceAll((name, value) -> name.equals("resv[b0]") ? "MOVER" : value);
    assertThat(TraceReplay.difference(with(trace, initial, trace.steps()), MODEL))
        .hasValueSatisfying(
            words -> assertThat(words).startsWith("initial state: resv[b0] is MOVER in the trace"));
  }

  @Test
  void aStepThatIsNotEnabledIsFound() {
    TraceDocument trace = trace("S3");
    TraceStep first = trace.steps().get(0);
    TraceStep wrong =
        new TraceStep(1, first.process(), "fly", 0, Map.of(), first.kernel(), List.of(), List.of());
    assertThat(TraceReplay.difference(with(trace, trace.initialState(), List.of(wrong)), MODEL))
        .hasValueSatisfying(words -> assertThat(words).startsWith("step 1 (").contains("is at '"));
  }

  @Test
  void anotherChangeIsFound() {
    TraceDocument trace = trace("S3");
    TraceStep first = trace.steps().get(0);
    TraceStep wrong =
        new TraceStep(
            1,
            first.process(),
            first.label(),
            first.arm(),
            first.choices(),
            first.kernel(),
            List.of(new VariableChange("resv[b0]", "FREE", "CPU")),
            List.of());
    assertThat(TraceReplay.difference(with(trace, trace.initialState(), List.of(wrong)), MODEL))
        .hasValueSatisfying(words -> assertThat(words).contains("does not change resv[b0]"));
  }

  @Test
  void aRunThatEndsTooEarlyBreaksNothing() {
    TraceDocument trace = trace("S3");
    List<TraceStep> steps = trace.steps().subList(0, 3);
    assertThat(TraceReplay.difference(with(trace, trace.initialState(), steps), MODEL))
        .hasValueSatisfying(words -> assertThat(words).contains("S3 is not broken"));
  }
}
