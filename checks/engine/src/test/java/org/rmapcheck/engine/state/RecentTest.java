package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecentTest {

  private static final int ASKED = 50_000;

  /** States of so many words of few bits each, so that many come more than once. */
  private static long[] state(int width, Random random) {
    return random.longs(width, 0, (long) Math.pow(20_000, 1.0 / width)).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatItKnowsHasBeenAskedBefore(int width) {
    Recent recent = new Recent(width);
    Random random = new Random(1);
    Set<List<Long>> asked = new HashSet<>();
    int known = 0;
    for (int i = 0; i < ASKED; i++) {
      long[] state = state(width, random);
      List<Long> words = Arrays.stream(state).boxed().toList();
      if (recent.knows(state, 0)) {
        // not by an assertion each, which would take seconds
        known += asked.contains(words) ? 1 : ASKED;
      }
      asked.add(words);
    }
    assertThat(known).isBetween(ASKED / 100, ASKED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void itKnowsWhatWasAskedJustNowAndNothingAtFirst(int width) {
    for (long word : new long[] {0, -1, -2, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      long[] state = new long[width + 1];
      Arrays.fill(state, word);
      Recent recent = new Recent(width);
      assertThat(recent.knows(state, 1)).isFalse();
      assertThat(recent.knows(state, 1)).isTrue();
    }
  }
}
