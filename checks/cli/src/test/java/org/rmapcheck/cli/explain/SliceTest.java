package org.rmapcheck.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

final class SliceTest {

  private static TraceDocument lead(String scenario) {
    LoadedScenario loaded = new ScenarioCatalog().load(scenario);
    ScenarioResult result =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false)
            .check(loaded, SearchListener.silent());
    return new TraceBuilder(result, Optional.empty()).of(result.lead().orElseThrow(), "t.json");
  }

  private static Stream<String> labels(TraceDocument trace, boolean matter) {
    return trace.steps().stream().filter(s -> s.matters() == matter).map(TraceStep::label);
  }

  private static StepExplanation words(TraceDocument trace, String label) {
    return trace.steps().stream()
        .filter(s -> s.label().equals(label))
        .findFirst()
        .flatMap(TraceStep::explanation)
        .orElseThrow();
  }

  @Test
  void theFaultThatMappedThePageMattersAndTheLockOfTheAddressSpaceDoesNot() {
    TraceDocument trace = lead("by-page-shmem");
    assertThat(labels(trace, true)).contains("insert_pfn", "rmap_next", "copy", "fault_populate");
    assertThat(labels(trace, false)).contains("mmap_lock");
  }

  @Test
  void aLookupThatFindsNothingSaysWhatItSaw() {
    TraceDocument trace = lead("by-page-shmem");
    StepExplanation words = words(trace, "rmap_next");
    assertThat(words.sentence())
        .contains("rmap_walk_file()", "finds no match among Vmas", "no value changes");
    assertThat(words.reason()).contains("mapping[b0][p0][frame0] is SHMEM", "is DEVICE");
    assertThat(words.because())
        .extracting(StepExplanation.Cause::variable)
        .contains("mapping[b0][p0][frame0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-page-shmem", "no-tlb-flush", "unmap-after-copy", "no-fence-wait"})
  void aSliceIsClosed(String scenario) {
    TraceDocument trace = lead(scenario);
    for (TraceStep step : trace.steps()) {
      StepExplanation words = step.explanation().orElseThrow();
      assertThat(words.sentence()).startsWith(step.process()).endsWith(".");
      List<TraceStep> causes =
          words.because().stream().map(c -> trace.steps().get(c.step() - 1)).toList();
      assertThat(causes).allMatch(TraceStep::matters);
      if (!words.matters() && step.index() < trace.steps().size()) {
        assertThat(words.because()).isEmpty();
      }
    }
    assertThat(labels(trace, true)).isNotEmpty();
  }

  @Test
  void theClosestRunOfTheSameDesignIsTheRunItself() {
    LoadedScenario loaded = new ScenarioCatalog().load("by-page-shmem");
    Comparison comparison = compare(loaded, loaded);
    assertThat(comparison.parting()).isEmpty();
    assertThat(comparison.breaksThere("S4")).isTrue();
  }

  @Test
  void theDesignThatHoldsPartsWhereItsLookupBegins() {
    ScenarioCatalog catalog = new ScenarioCatalog();
    Comparison comparison = compare(catalog.load("by-page-shmem"), catalog.load("mainline-shmem"));
    assertThat(comparison.parting().orElseThrow().right()).isEqualTo("move: unmap");
    assertThat(comparison.parting().orElseThrow().next()).isEqualTo("i_mmap_lock");
    assertThat(comparison.breaksThere("S4")).isFalse();
    assertThat(comparison.lines()).filteredOn(line -> !line.differs()).hasSizeGreaterThan(10);
  }

  private static Comparison compare(LoadedScenario here, LoadedScenario there) {
    ScenarioResult result =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false)
            .check(here, SearchListener.silent());
    Path path = ((Verdict.Violated) result.outcome().verdict("S4")).path();
    assertThat(new ReferenceInterpreter(here.model()).initial()).isEqualTo(path.states().get(0));
    return Comparison.of(path, here.model(), there.model()).orElseThrow();
  }
}
