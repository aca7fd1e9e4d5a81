package org.rmapcheck.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    Exploration seen = new LincheckScheduler(5_000).explore(TwoCounters.bounded(2, 2));
    assertThat(seen.interleavings()).isEqualTo(42);
    assertThat(seen.schedules()).isEqualTo(6);
    assertThat(seen.isExhausted()).isTrue();
  }

  @Test
  void aBudgetThatIsTooSmallIsNoticed() {
    Exploration seen = new LincheckScheduler(20).explore(TwoCounters.bounded(3, 3));
    assertThat(seen.completeness()).isEqualTo(Exploration.Completeness.SAMPLED);
    assertThat(seen.interleavings()).isEqualTo(20);
  }

  @Test
  void everyCombinationOfChoicesIsRun() {
    BoundedModel bounded =
        BoundedModel.of(TwoCounters.choosing(), new Bounds(List.of(), Map.of("one", 2)));
    Exploration seen = new LincheckScheduler(1_000).explore(bounded);
    assertThat(seen.schedules()).isEqualTo(9);
    assertThat(seen.isExhausted()).isTrue();
  }

  @Test
  void lincheckItselfReportsAHang() {
    BoundedModel bounded =
        BoundedModel.of(
            TwoCounters.crossedLocks(), new Bounds(List.of(), Map.of("one", 2, "two", 2)));
    assertThat(new LincheckScheduler(1_000).hang(bounded).orElse("none"))
        .containsIgnoringCase("deadlock");
    assertThat(new LincheckScheduler(1_000).explore(bounded).broken()).containsKey("deadlock");
  }

  @Test
  void whereNothingHangsLincheckReportsNone() {
    assertThat(new LincheckScheduler(1_000).hang(TwoCounters.bounded(2, 2))).isEmpty();
  }

  @Test
  void aFailingRunEndsTheExplorationThatAsksForIt() {
    BoundedModel bounded =
        BoundedModel.of(
            TwoCounters.crossedLocks(), new Bounds(List.of(), Map.of("one", 2, "two", 2)));
    Exploration seen = new LincheckScheduler(1_000).untilBroken(bounded);
    assertThat(seen.completeness()).isEqualTo(Exploration.Completeness.FOUND);
    assertThat(seen.broken()).containsKey("deadlock");
  }
}
