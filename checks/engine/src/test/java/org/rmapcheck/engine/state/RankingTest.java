package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.Knowledge;
import org.rmapcheck.model.ir.LocalStates;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.semantics.State;

final class RankingTest {

  private static Model model(Type... types) {
    return Cycle.of("ranks", 3, types);
  }

  private static Type[] ranges(int count, long high) {
    Type[] types = new Type[count];
    Arrays.fill(types, new Type.IntRange(0, high));
    return types;
  }

  private static int bits(Ranking ranking) {
    int bits = 0;
    for (int w = 0; w < ranking.words(); w++) {
      bits += ranking.bitsOfWord(w);
    }
    return bits;
  }

  @Test
  void theStatesOfASmallModelAreNumberedWithoutGaps() {
    Model model = model(new Type.IntRange(-1, 1), new Type.IntRange(5, 9));
    StateLayout layout = StateLayout.of(model);
    Ranking ranking = RankingBuilder.of(layout);
    Set<Long> ranks = new HashSet<>();
    for (long a = -1; a <= 1; a++) {
      for (long b = 5; b <= 9; b++) {
        for (int counter = 0; counter < 3; counter++) {
          ranks.add(ranking.rank(0, layout.pack(new State(List.of(a, b), List.of(counter))), 0));
        }
      }
    }
    assertThat(ranks).hasSize(45).allMatch(rank -> 0 <= rank && rank < 45);
    assertThat(bits(ranking)).isEqualTo(6);
    assertThat(layout.bits()).isEqualTo(7);
  }

  @Test
  void rangesMayEndWhereNumbersDo() {
    for (long low = Long.MAX_VALUE - 3; low < Long.MAX_VALUE; low++) {
      StateLayout layout = StateLayout.of(model(new Type.IntRange(low, Long.MAX_VALUE)));
      Ranking ranking = RankingBuilder.of(layout);
      Set<Long> ranks = new HashSet<>();
      for (long above = 0; above <= Long.MAX_VALUE - low; above++) {
        long[] words = layout.pack(new State(List.of(low + above), List.of(1)));
        long[] back = new long[1];
        ranks.add(ranking.rank(0, words, 0));
        ranking.put(0, ranking.rank(0, words, 0), back, 0);
        assertThat(back).isEqualTo(words);
      }
      assertThat(ranks).hasSize((int) (Long.MAX_VALUE - low) + 1);
    }
  }

  @Test
  void aFullWordStaysOne() {
    Type[] types = ranges(61, 1);
    types[0] = new Type.IntRange(0, 2);
    StateLayout layout = StateLayout.of(model(types));
    Ranking ranking = RankingBuilder.of(layout);

    assertThat(layout.bits()).isEqualTo(64);
    assertThat(ranking.words()).isEqualTo(1);
    long[] words = layout.pack(new State(Collections.nCopies(61, 1L), List.of(2)));
    assertThat(ranking.rank(0, words, 0)).isEqualTo(words[0]);
  }

  @Test
  void tooManyLocalStatesAreNotNumbered() {
    Model model = model(new Type.IntRange(0, 39_999));
    List<List<Long>> states = new ArrayList<>();
    for (long i = 0; i < 40_000; i++) {
      states.add(List.of(i % 3, i));
    }
    LocalStates local = new LocalStates(List.of(0), states);
    StateLayout layout = StateLayout.of(model.knowing(new Knowledge(Map.of(), Map.of("q", local))));
    Ranking ranking = RankingBuilder.of(layout);
    Set<Long> ranks = new HashSet<>();
    for (List<Long> state : states) {
      long[] words = layout.pack(new State(state.subList(1, 2), List.of(state.get(0).intValue())));
      ranks.add(ranking.rank(0, words, 0));
    }
    assertThat(ranks).hasSize(40_000);

    List<long[]> combinations = new ArrayList<>();
    for (long i = 0; i < 40_000; i++) {
      combinations.add(new long[] {i});
    }
    List<Field> fields = List.of(new Field(0, 0, 16, 0, 39_999));
    assertThatThrownBy(() -> new Component("many", fields, combinations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("many");
  }

  @Test
  void localStatesAreWithinTheirRanges() {
    Model model = model(new Type.IntRange(0, 2));
    LocalStates wrong = new LocalStates(List.of(0), List.of(List.of(0L, 3L)));
    StateLayout layout = StateLayout.of(model.knowing(new Knowledge(Map.of(), Map.of("q", wrong))));

    assertThatThrownBy(() -> RankingBuilder.of(layout))
        .isInstanceOf(CheckerBug.class)
        .hasMessageContaining("q");
  }

  @Test
  void ofSeveralWordsTheFirstPartHasSomewhatMoreThanHalfOfTheBits() {
    Ranking ranking = RankingBuilder.of(StateLayout.of(model(ranges(50, 7))));

    assertThat(ranking.words()).isEqualTo(3);
    assertThat(ranking.firstPart()).isEqualTo(2);
    assertThat(bits(ranking)).isEqualTo(152);
    assertThat(ranking.bitsOfWord(0) + ranking.bitsOfWord(1)).isBetween(75, 93);
  }

  @Test
  void twoWordsAreFilledBeforeThereIsAThird() {
    assertThat(RankingBuilder.of(StateLayout.of(model(ranges(35, 7)))).words()).isEqualTo(2);
    assertThat(RankingBuilder.of(StateLayout.of(model(ranges(40, 7)))).words()).isEqualTo(2);
    assertThat(RankingBuilder.of(StateLayout.of(model(ranges(55, 3)))).words()).isEqualTo(2);
  }

  @Test
  void statesOfManyWordsComeBack() {
    for (long high : new long[] {0, 1, 2, 4, 7, 99, 1L << 40, Long.MAX_VALUE}) {
      StateLayout layout = StateLayout.of(model(ranges(33, high)));
      Ranking ranking = RankingBuilder.of(layout);
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < 33; i++) {
        values.add((i * 7919L) % (high == Long.MAX_VALUE ? high : high + 1));
      }
      State state = new State(values, List.of(2));
      long[] words = layout.pack(state);
      long[] back = new long[words.length];
      for (int w = 0; w < ranking.words(); w++) {
        long rank = ranking.rank(w, words, 0);
        assertThat(Long.SIZE - Long.numberOfLeadingZeros(rank))
            .isLessThanOrEqualTo(ranking.bitsOfWord(w));
        ranking.put(w, rank, back, 0);
      }
      assertThat(layout.unpack(back)).isEqualTo(state);
    }
  }

  @Test
  void whatIsKnownOfProcessesMakesRanksShorter() {
    Model model = Peterson.of(5);
    Model narrow = Pass.run(model, EnumSet.of(Pass.NARROW)).model();

    assertThat(RankingBuilder.of(StateLayout.of(model)).words()).isEqualTo(2);
    assertThat(bits(RankingBuilder.of(StateLayout.of(narrow)))).isBetween(40, 44);
  }

  @Test
  void aStateThatWasSaidNotToOccurHasNoRank() {
    Model model = model(new Type.IntRange(0, 2));
    LocalStates wrong = new LocalStates(List.of(0), List.of(List.of(0L, 0L), List.of(1L, 2L)));
    StateLayout layout = StateLayout.of(model.knowing(new Knowledge(Map.of(), Map.of("q", wrong))));
    Ranking ranking = RankingBuilder.of(layout);

    assertThat(ranking.rank(0, layout.pack(new State(List.of(2L), List.of(1))), 0)).isOne();
    for (int counter = 0; counter < 3; counter++) {
      long[] other = layout.pack(new State(List.of(1L), List.of(counter)));
      assertThatThrownBy(() -> ranking.rank(0, other, 0))
          .isInstanceOf(CheckerBug.class)
          .hasMessageContaining("model 'ranks'")
          .hasMessageContaining("q");
    }
  }

  /** More bits than one table is asked with, so that one table leads to the next. */
  @Test
  void aProcessWithManyVariablesHasRanksToo() {
    Model model = model(ranges(12, 31));
    List<List<Long>> states = new ArrayList<>();
    for (long i = 0; i < 500; i++) {
      List<Long> state = new ArrayList<>(List.of(i % 3));
      for (int v = 0; v < 12; v++) {
        state.add((i * (v + 3) / 2) % 32);
      }
      if (!states.contains(state)) {
        states.add(state);
      }
    }
    List<Integer> locations = IntStream.range(0, 12).boxed().toList();
    LocalStates local = new LocalStates(locations, states);
    StateLayout layout = StateLayout.of(model.knowing(new Knowledge(Map.of(), Map.of("q", local))));
    Ranking ranking = RankingBuilder.of(layout);
    Set<Long> ranks = new HashSet<>();
    for (List<Long> values : states) {
      State state = new State(values.subList(1, 13), List.of(values.get(0).intValue()));
      long[] words = layout.pack(state);
      long[] back = new long[words.length];
      ranking.put(0, ranking.rank(0, words, 0), back, 0);
      assertThat(back).isEqualTo(words);
      ranks.add(ranking.rank(0, words, 0));
    }
    assertThat(ranks).hasSize(states.size()).allMatch(rank -> rank < states.size());
    State unknown = new State(Collections.nCopies(12, 31L), List.of(0));
    assertThatThrownBy(() -> ranking.rank(0, layout.pack(unknown), 0))
        .isInstanceOf(CheckerBug.class);
  }
}
