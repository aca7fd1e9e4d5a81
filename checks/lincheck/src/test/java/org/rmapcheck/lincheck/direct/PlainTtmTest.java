package org.rmapcheck.lincheck.direct;

import static org.assertj.core.api.Assertions.assertThat;

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
 * The plain form under Lincheck, which may switch threads at every access to shared memory: it
 * breaks where the model breaks, and each of its runs is a run of the model of the same design.
 */
@Tag("lincheck")
final class PlainTtmTest {

  private static final int RUNS = 1_500;
  private static final List<Kind> MAPPED_AND_STORED =
      List.of(Kind.FAULT_LOCKS, Kind.PTE_SET, Kind.FAULT_UNLOCKS, Kind.STORE);
  private static final int CORE_RUNS = 5_000;
  private static final int LIMIT = 200_000;

  @Test
  void mainlineLosesNothingAndRunsAsItsModel() {
    List<List<Event>> seen = run(PlainThreads.Mainline.class, mapped());
    assertThat(seen).hasSizeGreaterThan(5).noneMatch(PlainRuns::harms);
    assertThat(seen).allMatch(events -> conforms(Map.of(), events));
  }

  @Test
  void mainlineMovesAndFaultsAtOnce() {
    List<List<Event>> seen = run(PlainThreads.Mainline.class, unmapped());
    assertThat(seen).hasSizeGreaterThan(5).noneMatch(PlainRuns::harms);
    assertThat(seen).allMatch(events -> conforms(Map.of(), events));
  }

  @Test
  void theLookupByPageLetsTheTaskReachFreedMemory() {
    List<List<Event>> seen = run(PlainThreads.LookupByPage.class, mapped());
    assertThat(seen).anyMatch(PlainRuns::harms);
    Map<String, String> design = Map.of("backing", "shmem", "lookup", "page");
    assertThat(seen).allMatch(events -> conforms(design, events));
  }

  @Test
  void aRunOfTheLookupByPageIsNoneOfMainline() {
    List<List<Event>> seen = run(PlainThreads.LookupByPage.class, mapped());
    assertThat(seen.stream().filter(PlainRuns::harms))
        .isNotEmpty()
        .noneMatch(events -> conforms(Map.of(), events));
  }

  @Test
  void withoutTheFlushTheTaskReachesFreedMemory() {
    List<List<Event>> seen = run(PlainThreads.NoFlush.class, mapped());
    assertThat(seen).anyMatch(PlainRuns::harms);
    assertThat(seen).allMatch(events -> conforms(Map.of("flush", "missing"), events));
  }

  /**
   * The model populates a tt in one step, under a lock that this design does not take: that two
   * populate it at once, and one page is lost, it leaves out. Nothing else differs.
   */
  @Test
  void withoutTheReservationTheFaultMapsFreedMemory() {
    List<List<Event>> seen = run(PlainThreads.FaultWithoutReservation.class, unmapped());
    Map<String, String> design = Map.of("fault-resv", "no");
    assertThat(seen.stream().filter(events -> !populatedTwice(events)))
        .anyMatch(PlainRuns::harms)
        .allMatch(events -> conforms(design, events));
    assertThat(seen.stream().filter(PlainTtmTest::populatedTwice))
        .isNotEmpty()
        .noneMatch(events -> conforms(design, events));
  }

  /** A core that is small enough to be run to the end: a load against a zap and its flush. */
  @Test
  void aLoadAgainstAZapIsRunToTheEnd() {
    ExecutionScenario core =
        new ExecutionScenario(
            List.of(operation("store", 1)),
            List.of(List.of(operation("loadOnce")), List.of(operation("zap"))),
            List.of(),
            null);
    List<List<Event>> seen = PlainRuns.of(PlainThreads.Mainline.class, core, CORE_RUNS);
    assertThat(SeenRuns.runs()).isLessThan(CORE_RUNS);
    assertThat(seen.stream().map(events -> events.stream().map(Event::kind).toList()))
        .allMatch(kinds -> kinds.subList(0, 4).equals(MAPPED_AND_STORED))
        .extracting(kinds -> kinds.subList(4, kinds.size()))
        .containsExactlyInAnyOrder(
            List.of(Kind.LOAD, Kind.PTE_CLEARED),
            List.of(Kind.PTE_CLEARED, Kind.LOAD),
            List.of(Kind.PTE_CLEARED));
  }

  /** The page is mapped and written, then the task stores and loads while the buffer is moved. */
  private static ExecutionScenario mapped() {
    return scenario(
        List.of(operation("store", 1)), List.of(operation("store", 2), operation("load")));
  }

  /** The page is not mapped yet: the task faults while the buffer is moved. */
  private static ExecutionScenario unmapped() {
    return scenario(List.of(), List.of(operation("store", 1), operation("load")));
  }

  private static ExecutionScenario scenario(List<Actor> before, List<Actor> task) {
    return new ExecutionScenario(
        before, List.of(task, List.of(operation("move"))), List.of(), null);
  }

  private static Actor operation(String name, Integer... arguments) {
    return PlainRuns.operation(PlainThreads.class, name, arguments);
  }

  private static List<List<Event>> run(Class<?> form, ExecutionScenario scenario) {
    return PlainRuns.of(form, scenario, RUNS);
  }

  /** The second page of system memory is mapped though the buffer never came back from VRAM. */
  private static boolean populatedTwice(List<Event> events) {
    return events.stream()
        .anyMatch(
            event -> event.kind() == Kind.PTE_SET && event.page() == Hardware.SYSTEM_PAGES - 1);
  }

  private static boolean conforms(Map<String, String> design, List<Event> events) {
    Model model =
        new Scenario(
                "plain",
                "?",
                Scope.smallest(),
                List.of("move", "cpu"),
                Design.of(design),
                Map.of(),
                List.of())
            .model();
    Answer answer =
        new Conformance<>(model, new TtmReading(model), LIMIT).check(Observed.inOrder(events));
    return answer instanceof Answer.Conforms;
  }
}
