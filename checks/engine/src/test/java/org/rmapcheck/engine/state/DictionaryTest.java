package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DictionaryTest {

  private static final int ROUND = 5_000;

  private static long[] value(int width, Random random) {
    return random.longs(width, 0, (long) Math.pow(60_000, 1.0 / width)).toArray();
  }

  private static List<Long> listed(long[] words) {
    return LongStream.of(words).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalValuesHaveOneNumberAndDifferentOnesHaveTwo(int width) {
    Dictionary dictionary = new Dictionary(width, new MemoryBudget(Long.MAX_VALUE));
    Dictionary.Hand hand = dictionary.hand();
    Random random = new Random(width);
    Map<List<Long>, Integer> numbers = new HashMap<>();
    for (int round = 0; round < 30; round++) {
      dictionary.reserve(ROUND);
      for (int i = 0; i < ROUND; i++) {
        long[] value = value(width, random);
        int number = hand.number(value, 0);
        // one thread gives numbers in the order in which values come
        assertThat(number).isEqualTo(numbers.computeIfAbsent(listed(value), v -> numbers.size()));
      }
    }
    assertThat(dictionary.size()).isEqualTo(numbers.size());
  }

  @Test
  void severalThreadsAgreeOnTheNumbers() {
    int threads = 4;
    Dictionary dictionary = new Dictionary(2, new MemoryBudget(Long.MAX_VALUE));
    List<Dictionary.Hand> hands =
        IntStream.range(0, threads).mapToObj(t -> dictionary.hand()).toList();
    Map<List<Long>, Integer> numbers = new HashMap<>();
    for (int round = 0; round < 50; round++) {
      dictionary.reserve((long) threads * ROUND);
      int seed = round;
      List<Map<List<Long>, Integer>> seen =
          hands.stream().parallel().map(hand -> numbersOf(hand, seed)).toList();
      for (Map<List<Long>, Integer> ofOne : seen) {
        ofOne.forEach(
            (value, number) -> {
              Integer before = numbers.putIfAbsent(value, number);
              assertThat(before == null || before.equals(number)).isTrue();
            });
      }
      assertThat(dictionary.size()).isEqualTo(numbers.size());
    }
    Set<Integer> different = new HashSet<>(numbers.values());
    assertThat(different).hasSameSizeAs(numbers.keySet());
    assertThat(different).allMatch(number -> number < dictionary.end(0));
  }

  private static Map<List<Long>, Integer> numbersOf(Dictionary.Hand hand, int seed) {
    Map<List<Long>, Integer> numbers = new HashMap<>();
    Random random = new Random(seed);
    for (int i = 0; i < ROUND; i++) {
      long[] value = value(2, random);
      numbers.put(listed(value), hand.number(value, 0));
    }
    return numbers;
  }

  @Test
  void itKeepsToItsBudgetAndGivesItBack() {
    MemoryBudget budget = new MemoryBudget(1_000_000);
    Dictionary dictionary = new Dictionary(2, budget);
    Dictionary.Hand hand = dictionary.hand();

    assertThatThrownBy(
            () -> {
              for (long i = 0; ; i++) {
                dictionary.reserve(1);
                hand.number(new long[] {i, -i}, 0);
              }
            })
        .isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(dictionary.size()).isGreaterThan(15_000);
    dictionary.close();
    assertThat(budget.used()).isZero();
  }
}
