package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisitedSetTest {

  private static final int KNOWN = -1;
  private static final long PLENTY = Long.MAX_VALUE;

  private final MemoryBudget budget = new MemoryBudget(PLENTY);

  /** One round; all shards, and all chunks, are served by the common pool at once. */
  private static void round(VisitedSet set, Candidates... chunks) {
    for (Candidates chunk : chunks) {
      chunk.sort();
    }
    set.prepare(chunks, chunks.length);
    List<Probes> hands = Arrays.stream(chunks).map(chunk -> set.probes()).toList();
    IntStream.range(0, chunks.length)
        .parallel()
        .forEach(c -> set.findParts(chunks[c], hands.get(c)));
    IntStream.range(0, VisitedSet.SHARDS)
        .parallel()
        .forEach(shard -> set.insert(shard, chunks, chunks.length, set.probes()));
    set.number(chunks, chunks.length);
    Arrays.stream(chunks).parallel().forEach(chunk -> numbers(set, chunk));
  }

  /** Queues what is new and tells the number of each candidate that is. */
  private static List<Integer> numbers(VisitedSet set, Candidates chunk) {
    List<Integer> numbers = new ArrayList<>();
    int next = chunk.firstNumber();
    for (int i = 0; i < chunk.count(); i++) {
      numbers.add(chunk.isNew(i) ? next : KNOWN);
      if (chunk.isNew(i)) {
        set.queue(next++, chunk, i);
      }
    }
    return numbers;
  }

  private static VisitedSet set(int width, MemoryBudget budget) {
    int[] bits = new int[width];
    Arrays.fill(bits, Long.SIZE);
    return new VisitedSet(Words.ranking(bits), budget);
  }

  private static Candidates counting(VisitedSet set, int width, long from, long to) {
    Candidates chunk = set.candidates();
    long[] state = new long[width];
    for (long i = from; i < to; i++) {
      Arrays.fill(state, -i);
      state[0] = i;
      chunk.add(state, 0);
    }
    return chunk;
  }

  @Test
  void numbersStatesInTheOrderInWhichTheyCome() {
    for (int width = 1; width <= 4; width++) {
      VisitedSet set = set(width, new MemoryBudget(PLENTY));
      Map<List<Long>, Integer> expected = new HashMap<>();
      Random random = new Random(width);
      long[] state = new long[width + 1];
      long[] read = new long[width];
      for (int round = 0; round < 150; round++) {
        List<List<Integer>> numbers = new ArrayList<>();
        Candidates[] chunks = new Candidates[1 + random.nextInt(5)];
        for (int c = 0; c < chunks.length; c++) {
          chunks[c] = set.candidates();
          numbers.add(new ArrayList<>());
          int count = random.nextInt(600);
          for (int i = 0; i < count; i++) {
            for (int w = 1; w <= width; w++) {
              state[w] = (long) random.nextInt(width == 1 ? 40_000 : 200) << (w * 11);
            }
            List<Long> key = Arrays.stream(state, 1, width + 1).boxed().toList();
            Integer known = expected.putIfAbsent(key, expected.size());
            numbers.get(c).add(known == null ? expected.size() - 1 : KNOWN);
            chunks[c].add(state, 1);
          }
        }
        round(set, chunks);
        for (int c = 0; c < chunks.length; c++) {
          assertThat(numbers(set, chunks[c])).isEqualTo(numbers.get(c));
        }
      }
      assertThat(set.size()).isEqualTo(expected.size());
      expected.forEach(
          (key, number) -> {
            set.read(number, number + 1, read);
            assertThat(Arrays.stream(read).boxed().toList()).isEqualTo(key);
          });
    }
  }

  @Test
  void findsEverythingAgainAfterManyGrowths() {
    VisitedSet set = set(2, new MemoryBudget(PLENTY));
    int step = 10_000;
    for (int from = 0; from < 1_000_000; from += step) {
      round(
          set,
          counting(set, 2, from, from + step / 2),
          counting(set, 2, from + step / 2, from + step));
      assertThat(set.size()).isEqualTo(from + step);
    }
    for (int from = 0; from < 1_000_000; from += step) {
      Candidates again = counting(set, 2, from, from + step);
      round(set, again);
      assertThat(numbers(set, again)).containsOnly(KNOWN);
    }
  }

  @Test
  void oneStateMayComeAlone() {
    VisitedSet set = set(1, new MemoryBudget(PLENTY));
    for (int i = 0; i < 2_000; i++) {
      assertThat(set.add(new long[] {9, i}, 1)).isTrue();
      assertThat(set.size()).isEqualTo(i + 1);
      assertThat(set.add(new long[] {i / 2}, 0)).isFalse();
    }
  }

  @Test
  void keepsWhatItsPlaceDoesNotTellOfAStateOfOneWord() {
    bytes(new VisitedSet(Words.ranking(40), budget), i -> new long[] {i}, 8.0);
    bytes(new VisitedSet(Words.ranking(52), budget), i -> new long[] {i}, 11.0);
    bytes(new VisitedSet(Words.ranking(64), budget), i -> new long[] {i}, 14.0);
  }

  @Test
  void keepsTwoNumbersOfAStateWithFewDifferentParts() {
    bytes(set(2, budget), i -> new long[] {i % 1_000, -i / 1_000}, 9.5);
    bytes(set(3, budget), i -> new long[] {i % 500, i % 500, i / 500}, 10.0);
    bytes(set(6, budget), i -> new long[] {i % 900, 1, 2, i / 900, 3, i}, 60.0);
  }

  /** States that come one after the other take at most so many bytes each, without the queue. */
  private void bytes(VisitedSet set, LongFunction<long[]> state, double most) {
    int step = 10_000;
    long before = budget.used();
    for (int from = 0; from < 600_000; from += step) {
      Candidates chunk = set.candidates();
      for (int i = from; i < from + step; i++) {
        chunk.add(state.apply(i), 0);
      }
      round(set, chunk);
      set.release(set.size());
      assertThat(set.size()).isEqualTo(from + step);
      if (set.size() > 300_000) {
        double each = (double) (budget.used() - before) / set.size();
        assertThat(each).isBetween(most * 0.6, most);
      }
    }
    set.close();
  }

  /** So few bits that tables are soon larger than a bit for each rank there may be. */
  @ParameterizedTest
  @ValueSource(ints = {1, 12, 17, 20})
  void bitmapsTakeThePlaceOfTablesOfShortRanks(int bits) {
    VisitedSet set = new VisitedSet(Words.ranking(bits), budget);
    Random random = new Random(bits);
    BitSet expected = new BitSet();
    long[] state = new long[1];
    for (int round = 0; round < 100; round++) {
      Candidates chunk = set.candidates();
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        int rank = random.nextInt(1 << bits);
        state[0] = rank;
        chunk.add(state, 0);
        numbers.add(expected.get(rank) ? KNOWN : expected.cardinality());
        expected.set(rank);
      }
      round(set, chunk);
      assertThat(numbers(set, chunk)).isEqualTo(numbers);
      set.release(set.size());
    }
    assertThat(set.size()).isEqualTo(expected.cardinality());
    assertThat(budget.used()).isLessThan((1L << bits) / 8 + 250_000);
    set.close();
    assertThat(budget.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {29, 36})
  void bitmapsDoNotUseUpTheMemoryThatTablesWouldNeed(int bits) {
    VisitedSet set = new VisitedSet(Words.ranking(bits), new MemoryBudget(50_000_000));
    for (int from = 0; from < 3_500_000; from += 10_000) {
      round(set, counting(set, 1, from, from + 10_000));
      set.release(set.size());
    }
    assertThat(set.size()).isEqualTo(3_500_000);
  }

  @Test
  void keepsToItsBudgetAndStaysIntact() {
    MemoryBudget small = new MemoryBudget(3_000_000);
    VisitedSet set = set(1, small);

    assertThatThrownBy(
            () -> {
              for (long from = 0; ; from += 1_000) {
                round(set, counting(set, 1, from, from + 1_000));
              }
            })
        .isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(small.peak()).isBetween(2_000_000L, 3_000_000L);
    assertThat(set.size()).isGreaterThan(100_000);
    long[] read = new long[1];
    set.read(set.size() - 1, set.size(), read);
    assertThat(read[0]).isEqualTo(set.size() - 1);
  }

  @Test
  void refusesEvenTheFirstStateWithoutMemory() {
    VisitedSet set = set(1, new MemoryBudget(100));

    assertThatThrownBy(() -> set.add(new long[] {1}, 0)).isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(set.size()).isZero();
  }

  @Test
  void givesItsMemoryBackWhenClosed() {
    VisitedSet set = set(3, budget);
    round(set, counting(set, 3, 0, 30_000));
    assertThat(budget.used()).isPositive();
    set.close();

    assertThat(budget.used()).isZero();
  }

  @Test
  void readsStatesUntilTheyAreReleasedAndUsesTheirMemoryAgain() {
    MemoryBudget without = new MemoryBudget(PLENTY);
    VisitedSet kept = set(1, budget);
    VisitedSet released = set(1, without);
    long[] read = new long[1];
    for (int from = 0; from < 400_000; from += 1_000) {
      round(kept, counting(kept, 1, from, from + 1_000));
      round(released, counting(released, 1, from, from + 1_000));
      released.release(from);
      released.read(from, from + 1, read);
      assertThat(read[0]).isEqualTo(from);
    }
    kept.read(1, 2, read);
    assertThat(read[0]).isOne();
    assertThat(without.used()).isBetween(1L, budget.used() - 390_000 * Long.BYTES);
  }
}
