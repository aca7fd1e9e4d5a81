package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {

  private static final int STATES = 600;

  /** Keys that have one of very few slots as their home, as candidates of shard 0. */
  private static Candidates crowd() {
    Mixing mixing = new Mixing(1, 58);
    Ranking ranking = Words.ranking(58);
    Candidates crowd = new Candidates(() -> ranking, ranking, mixing);
    long[] state = new long[1];
    for (long i = 0; crowd.count() < STATES; i++) {
      state[0] = i;
      if (mixing.of(state, 0) >>> 42 < 16) {
        crowd.add(state, 0);
      }
    }
    crowd.sort();
    return crowd;
  }

  @Test
  void whatFindsNoRoomNearItsHomeIsSpilledAndFoundAgain() {
    Shard shard = new Shard();
    shard.replace(new Entries(4_000, 52), null);
    shard.rebuild();
    Candidates[] chunks = {crowd()};
    Probes probes = new Probes(null);
    assertThat(shard.insert(0, chunks, 1, probes)).isEqualTo(STATES);
    assertThat(shard.spilled()).isPositive();
    assertThat(shard.insert(0, chunks, 1, probes)).isZero();

    shard.replace(new Entries(40_000, 52), null);
    shard.rebuild();
    assertThat(shard.insert(0, chunks, 1, probes)).isZero();
    assertThat(shard.used()).isEqualTo(STATES);
  }

  /** A table that is too small for all of them, then larger ones with other bits for each part. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void pairsAreFoundAgainWhenTheirNumbersGetMoreBits(int width) {
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    Parts parts = new Parts(width, 1, budget);
    int[] bits = new int[width];
    Arrays.fill(bits, Long.SIZE);
    Ranking ranking = Words.ranking(bits);
    Mixing mixing = new Mixing(width, Long.SIZE);
    Candidates states = new Candidates(() -> ranking, ranking, mixing);
    long[] state = new long[width];
    for (int i = 0; states.count() < STATES; i++) {
      state[0] = i % 97;
      state[width - 1] = i / 97;
      if (mixing.shard(mixing.of(state, 0)) == 0) {
        states.add(state, 0);
      }
    }
    states.sort();
    parts.reserve(STATES);
    Candidates[] chunks = {states};
    Probes probes = new Probes(parts.reader());
    states.findParts(parts.reader());
    Shard shard = new Shard();
    shard.replace(new Entries(16, 34), new Pairing(1 << 10, 1 << 24));
    shard.rebuild();
    assertThat(shard.insert(0, chunks, 1, probes)).isEqualTo(STATES);
    assertThat(shard.spilled()).isPositive();
    for (int more = 11; more < 24; more++) {
      Pairing pairing = new Pairing(1L << more, 1L << 24);
      shard.replace(new Entries(100 * more, pairing.keyBits()), pairing);
      shard.rebuild();
      assertThat(shard.spilled()).isZero();
      assertThat(shard.insert(0, chunks, 1, probes)).isZero();
    }
    assertThat(shard.used()).isEqualTo(STATES);
  }
}
