package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What of the parallel search is concurrent: threads claim blocks, and barriers hand a round over.
 * The table itself is in one hand at a time, see {@code ShardsLincheckTest}.
 */
@Tag("lincheck")
final class ClaimsLincheckTest {

  private static final int ITEMS = 3;
  private static final int RUNS = 300;

  /** Claims by several threads. */
  public static final class Hands {
    private final Claims claims = new Claims();

    /** Offers a few items. */
    public Hands() {
      claims.offer(ITEMS);
    }

    /** An item that nobody else gets, or none. */
    @Operation
    public int claim() {
      return claims.claim();
    }

    /** As a worker does that fails. */
    @Operation
    public void withdraw() {
      claims.withdraw();
    }
  }

  /** The seeded bug: reading and counting up are two accesses. */
  public static final class ClumsyHands {
    private volatile int next;

    /** An item that somebody else may get, too. */
    @Operation
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public int claim() {
      int item = next++;
      return item < ITEMS ? item : Claims.NONE;
    }
  }

  @Test
  void eachItemIsClaimedOnce() {
    options().check(Hands.class);
  }

  @Test
  void claimsThatAreNotAtomicAreFoundOut() {
    assertThatThrownBy(() -> options().check(ClumsyHands.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(RUNS)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .logLevel(LoggingLevel.ERROR);
  }

  /** The real barriers and threads: every item is done once, and seen when the call returns. */
  @Test
  void whatWorkersDidIsSeenBehindTheBarrier() {
    Lincheck.runConcurrentTest(
        RUNS,
        () -> {
          try (Workers workers = new Workers(2)) {
            AtomicIntegerArray done = new AtomicIntegerArray(2);
            int[] plain = new int[2];
            workers.together(
                2,
                (worker, item) -> {
                  plain[item]++;
                  done.incrementAndGet(item);
                });
            if (plain[0] != 1 || plain[1] != 1 || done.get(0) + done.get(1) != 2) {
              throw new IllegalStateException("done: " + done + ", seen: " + plain[0] + plain[1]);
            }
          }
        });
  }
}
