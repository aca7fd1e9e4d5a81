package org.rmapcheck.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;

/** Fails where Lincheck stops working without saying so. */
@Tag("lincheck")
final class CanaryTest {

  /** A counter that two threads increment without a lock. */
  public static final class RacyCounter {
    private volatile int value;

    /** Loses an increment if another one comes between its read and its write. */
    @Operation
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public int increment() {
      return ++value;
    }
  }

  @Test
  void aLostUpdateIsFoundByTheScenarioInterface() throws NoSuchMethodException {
    Actor increment = new Actor(RacyCounter.class.getMethod("increment"), List.of());
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(1_000)
            .logLevel(LoggingLevel.ERROR)
            .addCustomScenario(
                new ExecutionScenario(
                    List.of(), List.of(List.of(increment), List.of(increment)), List.of(), null));
    assertThatThrownBy(() -> options.check(RacyCounter.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /** This interface of Lincheck 3.7 is the one that misses races on Java 25. */
  @Test
  void aLostUpdateIsFoundByTheConcurrentTestInterface() {
    assertThatThrownBy(
            () ->
                Lincheck.runConcurrentTest(
                    1_000,
                    () -> {
                      RacyCounter counter = new RacyCounter();
                      Thread other = new Thread(counter::increment);
                      other.start();
                      counter.increment();
                      try {
                        other.join();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      if (counter.value != 2) {
                        throw new IllegalStateException("lost update");
                      }
                    }))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /** Where the guarantee is ignored, these are thousands. */
  @Test
  void aStepIsAtomic() {
    Exploration seen = explore(TwoCounters.bounded(2, 2), 5_000);
    assertThat(seen.interleavings()).isEqualTo(42);
    assertThat(seen.schedules()).isEqualTo(6);
    assertThat(seen.isExhausted()).isTrue();
  }

  @Test
  void aBudgetThatIsTooSmallIsNoticed() {
    Exploration seen = explore(TwoCounters.bounded(3, 3), 20);
    assertThat(seen.completeness()).isEqualTo(Exploration.Completeness.SAMPLED);
    assertThat(seen.interleavings()).isEqualTo(20);
  }

  @Test
  void everyCombinationOfChoicesIsRun() {
    BoundedModel bounded =
        BoundedModel.of(TwoCounters.choosing(), new Bounds(List.of(), Map.of("one", 2)));
    Exploration seen = explore(bounded, 1_000);
    assertThat(seen.schedules()).isEqualTo(9);
    assertThat(seen.isExhausted()).isTrue();
  }

  @Test
  void lincheckItselfReportsAHang() {
    BoundedModel bounded =
        BoundedModel.of(
            TwoCounters.crossedLocks(), new Bounds(List.of(), Map.of("one", 2, "two", 2)));
    assertThat(
            LincheckScheduler.hang(new Request(bounded, 1_000, Request.Until.THE_END))
                .orElse("none"))
        .containsIgnoringCase("deadlock");
    assertThat(explore(bounded, 1_000).broken()).containsKey("deadlock");
  }

  @Test
  void whereNothingHangsLincheckReportsNone() {
    assertThat(
            LincheckScheduler.hang(
                new Request(TwoCounters.bounded(2, 2), 1_000, Request.Until.THE_END)))
        .isEmpty();
  }

  @Test
  void aFailingRunEndsTheExplorationThatAsksForIt() {
    BoundedModel bounded =
        BoundedModel.of(
            TwoCounters.crossedLocks(), new Bounds(List.of(), Map.of("one", 2, "two", 2)));
    Exploration seen = LincheckScheduler.explore(new Request(bounded, 1_000, Request.Until.BROKEN));
    assertThat(seen.completeness()).isEqualTo(Exploration.Completeness.FOUND);
    assertThat(seen.broken()).containsKey("deadlock");
  }

  /** One start of Lincheck for many rows must change nothing in any of them. */
  @Test
  void whatIsExploredTogetherIsAsItIsAlone() {
    Request small = new Request(TwoCounters.bounded(2, 2), 5_000, Request.Until.THE_END);
    Request cut = new Request(TwoCounters.bounded(3, 3), 20, Request.Until.THE_END);
    BoundedModel choosing =
        BoundedModel.of(TwoCounters.choosing(), new Bounds(List.of(), Map.of("one", 2)));
    Request chosen = new Request(choosing, 1_000, Request.Until.THE_END);
    List<Exploration> told = new ArrayList<>();
    List<Exploration> together =
        LincheckScheduler.exploreAll(List.of(small, cut, chosen, small), told::add);
    assertThat(together)
        .containsExactly(
            LincheckScheduler.explore(small),
            LincheckScheduler.explore(cut),
            LincheckScheduler.explore(chosen),
            LincheckScheduler.explore(small));
    assertThat(told).isEqualTo(together);
  }

  @Test
  void aRunEndsWithTheStepThatBreaksSomethingEvenIfThatChangesNothing() {
    BoundedModel bounded =
        BoundedModel.of(TwoCounters.complaining(), new Bounds(List.of(), Map.of("one", 2)));
    Exploration seen = explore(bounded, 1_000);
    assertThat(seen.broken().get("P1")).hasSize(2);
    assertThat(seen.isExhausted()).isTrue();
  }

  private static Exploration explore(BoundedModel bounded, int budget) {
    return LincheckScheduler.explore(new Request(bounded, budget, Request.Until.THE_END));
  }
}
