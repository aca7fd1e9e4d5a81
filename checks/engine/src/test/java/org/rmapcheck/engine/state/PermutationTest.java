package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PermutationTest {

  @Test
  void theInverseGivesEveryWordBackAndNothingIsAddedToItsBits() {
    Random random = new Random(1);
    for (int bits = 2; bits <= Long.SIZE; bits++) {
      Permutation permutation = new Permutation(bits);
      for (int i = 0; i < 20_000; i++) {
        long word = (i < 10_000 ? i : random.nextLong()) & (-1L >>> (Long.SIZE - bits));
        long scattered = permutation.of(word);
        assertThat(scattered >>> 1 >>> (bits - 1)).isZero();
        assertThat(permutation.inverse(scattered)).isEqualTo(word);
      }
    }
  }

  @Test
  void wordsThatAreCloseAreScatteredOverAllUpperBits() {
    for (int bits : new int[] {34, 45, 64}) {
      Permutation permutation = new Permutation(bits);
      long different =
          LongStream.range(0, 1 << 12)
              .map(permutation::of)
              .map(word -> word >>> (bits - 12))
              .distinct()
              .count();
      // of 4,096 balls in as many boxes, 63 % of the boxes get one
      assertThat(different).isBetween(2_450L, 2_750L);
    }
  }
}
