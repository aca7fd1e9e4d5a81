package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A round of the visited set by two threads. It has no atomic operation: what makes it correct is
 * that a shard is in one hand at a time. So two shards may be entered at once, and one may not.
 */
@Tag("lincheck")
final class ShardsLincheckTest {

  private static final int BITS = Long.SIZE;
  private static final int RUNS = 1_000;

  /** A round with two new states and one that is there twice. */
  public static final class Round {
    private final VisitedSet visited =
        new VisitedSet(Words.ranking(BITS), new MemoryBudget(Long.MAX_VALUE));
    private final Candidates[] chunks = {visited.candidates()};

    /** Collects candidates of two shards. */
    public Round() {
      long first = wordOf(0, 0);
      long[] words = {first, wordOf(1, 0), first};
      for (int i = 0; i < words.length; i++) {
        chunks[0].add(words, i);
      }
      chunks[0].sort();
      visited.prepare(chunks, 1);
    }

    /** How many states of a shard are new. */
    @Operation
    public int insert(int shard) {
      return visited.insert(shard, chunks, 1, visited.probes());
    }

    /** How many states there are in the end. */
    @Operation
    public int end() {
      visited.number(chunks, 1);
      return visited.size();
    }
  }

  /** A word whose state is of a shard. */
  private static long wordOf(int shard, long from) {
    Mixing mixing = new Mixing(1, BITS);
    long word = from;
    while (mixing.shard(mixing.of(new long[] {word}, 0)) != shard) {
      word++;
    }
    return word;
  }

  @Test
  void differentShardsAreEnteredAtOnce() throws NoSuchMethodException {
    options(0, 1).check(Round.class);
  }

  @Test
  void oneShardInTwoHandsIsFoundOut() throws NoSuchMethodException {
    ModelCheckingOptions options = options(0, 0);
    assertThatThrownBy(() -> options.check(Round.class)).isInstanceOf(LincheckAssertionError.class);
  }

  private static ModelCheckingOptions options(int... shards) throws NoSuchMethodException {
    List<List<Actor>> threads = new ArrayList<>();
    for (int shard : shards) {
      threads.add(
          List.of(new Actor(Round.class.getMethod("insert", int.class), List.<Object>of(shard))));
    }
    List<Actor> end = List.of(new Actor(Round.class.getMethod("end"), List.of()));
    return new ModelCheckingOptions()
        .iterations(0)
        .invocationsPerIteration(RUNS)
        .minimizeFailedScenario(false)
        .loopBound(4 * VisitedSet.SHARDS)
        .logLevel(LoggingLevel.ERROR)
        .addCustomScenario(new ExecutionScenario(List.of(), threads, end, null));
  }
}
