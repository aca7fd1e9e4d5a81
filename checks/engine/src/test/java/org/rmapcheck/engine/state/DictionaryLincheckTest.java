package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Threads that number values without locks. Each interleaving of two of them gives each value one
 * number, and each number one value.
 */
@Tag("lincheck")
final class DictionaryLincheckTest {

  private static final int RUNS = 2_000;
  private static final long[] FIRST = {1, 10};
  private static final long[] SECOND = {2, 20};

  /** Numbers a value for one thread. */
  @FunctionalInterface
  private interface Asking {
    int number(long[] value);
  }

  /** The seeded bug: whether a slot is free is asked, and then it is taken. */
  private static final class Careless {
    private final long[] values = new long[4];
    private final boolean[] taken = new boolean[4];

    int number(long[] value) {
      int number = 0;
      while (taken[number] && values[number] != value[0]) {
        number++;
      }
      values[number] = value[0];
      taken[number] = true;
      return number;
    }
  }

  private static Asking[] dictionary() {
    Dictionary dictionary = new Dictionary(2, new MemoryBudget(Long.MAX_VALUE));
    dictionary.reserve(2);
    Dictionary.Hand one = dictionary.hand();
    Dictionary.Hand two = dictionary.hand();
    return new Asking[] {value -> one.number(value, 0), value -> two.number(value, 0)};
  }

  private static Asking[] careless() {
    Careless careless = new Careless();
    return new Asking[] {careless::number, careless::number};
  }

  private static void check(Supplier<Asking[]> made) {
    Lincheck.runConcurrentTest(
        RUNS,
        () -> {
          Asking[] asking = made.get();
          int[] seen = new int[2];
          Thread other =
              new Thread(
                  () -> {
                    seen[0] = asking[1].number(SECOND);
                    seen[1] = asking[1].number(FIRST);
                  });
          other.start();
          int first = asking[0].number(FIRST);
          int second = asking[0].number(SECOND);
          join(other);
          if (first == second || seen[0] != second || seen[1] != first) {
            throw new AssertionError(
                first + " and " + second + ", but " + seen[1] + ", " + seen[0]);
          }
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachValueHasOneNumberWhoeverAsksFirst() {
    check(DictionaryLincheckTest::dictionary);
  }

  @Test
  void askingBeforeTakingIsFoundOut() {
    assertThatThrownBy(() -> check(DictionaryLincheckTest::careless))
        .isInstanceOf(LincheckAssertionError.class);
  }
}
