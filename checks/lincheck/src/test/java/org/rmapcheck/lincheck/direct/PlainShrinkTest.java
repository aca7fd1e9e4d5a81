package org.rmapcheck.lincheck.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.lincheck.direct.Event.Kind;
import org.rmapcheck.model.conformance.Conformance;
import org.rmapcheck.model.conformance.Conformance.Answer;
import org.rmapcheck.model.conformance.Observed;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

/**
 * The shrinker's plain form under Lincheck: it breaks where the model breaks, and each of its runs
 * is a run of the model of the same design.
 */
@Tag("lincheck")
final class PlainShrinkTest {

  private static final int RUNS = 1_500;
  private static final int LIMIT = 200_000;

  @Test
  void mainlineLosesNothingAndRunsAsItsModel() {
    List<List<Event>> seen = run(PlainShrinkThreads.Mainline.class);
    assertThat(seen)
        .noneMatch(PlainRuns::harms)
        .anyMatch(events -> events.stream().anyMatch(e -> e.kind() == Kind.RECLAIMED))
        .anyMatch(events -> events.stream().anyMatch(e -> e.kind() == Kind.FAULT_WAITED));
    assertThat(seen).allMatch(events -> conforms(Map.of(), events));
  }

  @Test
  void theLookupByPageLetsTheTaskReachWhatReclaimHasFreed() {
    List<List<Event>> seen = run(PlainShrinkThreads.LookupByPage.class);
    assertThat(seen).anyMatch(PlainShrinkTest::reachesFreedMemory);
    assertThat(seen).allMatch(events -> conforms(Map.of("lookup", "page"), events));
    assertThat(seen.stream().filter(PlainRuns::harms))
        .noneMatch(events -> conforms(Map.of(), events));
  }

  @Test
  void withoutUnmappingTheTaskReachesWhatReclaimHasFreed() {
    List<List<Event>> seen = run(PlainShrinkThreads.WithoutUnmap.class);
    assertThat(seen).anyMatch(PlainShrinkTest::reachesFreedMemory);
    assertThat(seen).allMatch(events -> conforms(Map.of("shrink-unmap", "missing"), events));
  }

  @Test
  void aPageThatIsLetGoCleanLosesWhatWasWritten() {
    List<List<Event>> seen = run(PlainShrinkThreads.LetGoClean.class);
    assertThat(seen).anyMatch(PlainRuns::harms).noneMatch(PlainShrinkTest::reachesFreedMemory);
    assertThat(seen).allMatch(events -> conforms(Map.of("unpopulate-dirty", "no"), events));
  }

  /** The page is mapped and written, then the task goes on while kswapd is about. */
  private static List<List<Event>> run(Class<?> form) {
    List<Actor> task = List.of(operation("store", 2), operation("load"));
    List<Actor> kswapd = List.of(operation("shrink"), operation("reclaim"), operation("reclaim"));
    ExecutionScenario scenario =
        new ExecutionScenario(
            List.of(operation("store", 1)), List.of(task, kswapd), List.of(), null);
    return PlainRuns.of(form, scenario, RUNS);
  }

  private static Actor operation(String name, Integer... arguments) {
    return PlainRuns.operation(PlainShrinkThreads.class, name, arguments);
  }

  private static boolean reachesFreedMemory(List<Event> events) {
    return events.stream().anyMatch(Event::freed);
  }

  private static boolean conforms(Map<String, String> different, List<Event> events) {
    Map<String, String> design = new LinkedHashMap<>(Map.of("backing", "shmem"));
    design.putAll(different);
    Model model =
        new Scenario(
                "plain",
                "?",
                Scope.smallest(),
                List.of("cpu", "shrinker", "reclaim"),
                Design.of(design),
                Map.of(),
                List.of())
            .model();
    Answer answer =
        new Conformance<>(model, new ShmemReading(model), LIMIT).check(Observed.inOrder(events));
    return answer instanceof Answer.Conforms;
  }
}
