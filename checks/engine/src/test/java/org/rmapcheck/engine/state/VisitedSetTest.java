package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VisitedSetTest {

  private static final long PLENTY = Long.MAX_VALUE;

  /** One round; all shards, and all chunks, are served by the common pool at once. */
  private static void round(VisitedSet set, Candidates... chunks) {
    for (Candidates chunk : chunks) {
      chunk.sort();
    }
    set.prepare(chunks, chunks.length);
    IntStream.range(0, VisitedSet.SHARDS)
        .parallel()
        .forEach(shard -> set.insert(shard, chunks, chunks.length, new Gathered()));
    set.number(chunks, chunks.length);
    Arrays.stream(chunks).parallel().forEach(set::settle);
  }

  private static Candidates counting(int width, long from, long to) {
    Candidates chunk = new Candidates(width);
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
      VisitedSet set = new VisitedSet(width, new MemoryBudget(PLENTY));
      Map<List<Long>, Integer> expected = new HashMap<>();
      Random random = new Random(width);
      long[] state = new long[width + 1];
      long[] read = new long[width];
      for (int round = 0; round < 150; round++) {
        List<List<Integer>> numbers = new ArrayList<>();
        Candidates[] chunks = new Candidates[1 + random.nextInt(5)];
        for (int c = 0; c < chunks.length; c++) {
          chunks[c] = new Candidates(width);
          numbers.add(new ArrayList<>());
          int count = random.nextInt(600);
          for (int i = 0; i < count; i++) {
            for (int w = 1; w <= width; w++) {
              state[w] = (long) random.nextInt(width == 1 ? 40_000 : 200) << (w * 11);
            }
            List<Long> key = Arrays.stream(state, 1, width + 1).boxed().toList();
            Integer known = expected.putIfAbsent(key, expected.size());
            numbers.get(c).add(known == null ? expected.size() - 1 : Candidates.KNOWN);
            chunks[c].add(state, 1);
          }
        }
        round(set, chunks);
        for (int c = 0; c < chunks.length; c++) {
          for (int i = 0; i < chunks[c].count(); i++) {
            assertThat(chunks[c].number(i)).isEqualTo(numbers.get(c).get(i));
          }
        }
      }
      assertThat(set.size()).isEqualTo(expected.size());
      expected.forEach(
          (key, number) -> {
            set.read(number, read);
            assertThat(Arrays.stream(read).boxed().toList()).isEqualTo(key);
          });
    }
  }

  @Test
  void findsEverythingAgainAfterManyGrowths() {
    VisitedSet set = new VisitedSet(2, new MemoryBudget(PLENTY));
    int step = 10_000;
    for (int from = 0; from < 1_000_000; from += step) {
      round(set, counting(2, from, from + step / 2), counting(2, from + step / 2, from + step));
      assertThat(set.size()).isEqualTo(from + step);
    }
    for (int from = 0; from < 1_000_000; from += step) {
      Candidates again = counting(2, from, from + step);
      round(set, again);
      for (int i = 0; i < again.count(); i++) {
        assertThat(again.number(i)).isEqualTo(Candidates.KNOWN);
      }
    }
  }

  @Test
  void oneStateMayComeAlone() {
    VisitedSet set = new VisitedSet(1, new MemoryBudget(PLENTY));
    for (int i = 0; i < 2_000; i++) {
      assertThat(set.add(new long[] {9, i}, 1)).isEqualTo(i);
      assertThat(set.add(new long[] {i / 2}, 0)).isEqualTo(Candidates.KNOWN);
    }
  }

  @Test
  void takesAtMostTwentyFourBytesForAStateOfTwoWordsAtEverySize() {
    MemoryBudget budget = new MemoryBudget(PLENTY);
    VisitedSet set = new VisitedSet(2, budget);
    int step = 20_000;
    for (int from = 0; from < 1_500_000; from += step) {
      round(set, counting(2, from, from + step));
      if (set.size() > 500_000) {
        assertThat((double) budget.used() / set.size()).isBetween(20.0, 24.5);
      }
    }
  }

  @Test
  void keepsToItsBudgetAndStaysIntact() {
    MemoryBudget budget = new MemoryBudget(3_000_000);
    VisitedSet set = new VisitedSet(1, budget);

    assertThatThrownBy(
            () -> {
              for (long from = 0; ; from += 1_000) {
                round(set, counting(1, from, from + 1_000));
              }
            })
        .isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(budget.peak()).isBetween(2_000_000L, 3_000_000L);
    assertThat(set.size()).isGreaterThan(100_000);
    long[] read = new long[1];
    set.read(set.size() - 1, read);
    assertThat(read[0]).isEqualTo(set.size() - 1);
  }

  @Test
  void refusesEvenTheFirstStateWithoutMemory() {
    VisitedSet set = new VisitedSet(1, new MemoryBudget(100));

    assertThatThrownBy(() -> set.add(new long[] {1}, 0)).isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(set.size()).isZero();
  }

  @Test
  void givesTheMemoryOfTheTableBackWhenClosed() {
    MemoryBudget budget = new MemoryBudget(PLENTY);
    VisitedSet set = new VisitedSet(1, budget);
    set.add(new long[] {42}, 0);
    long before = budget.used();
    set.close();
    long[] read = new long[1];
    set.read(0, read);

    assertThat(budget.used()).isLessThan(before);
    assertThat(read[0]).isEqualTo(42);
  }
}
