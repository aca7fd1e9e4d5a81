package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntriesTest {

  /** Bits of the words, the mixed word first. */
  private static final List<int[]> WIDTHS =
      List.of(
          new int[] {40},
          new int[] {47},
          new int[] {64},
          new int[] {64, 1},
          new int[] {61, 7},
          new int[] {58, 64},
          new int[] {64, 64},
          new int[] {40, 64, 3},
          new int[] {64, 63, 62, 61});

  private static long[] random(int[] bits, Random random) {
    return Arrays.stream(bits).mapToLong(b -> random.nextLong() >>> (Long.SIZE - b)).toArray();
  }

  private static long withoutShard(long mixed, int bits) {
    return mixed & (-1L >>> (Long.SIZE - bits + Mixing.SHARD_BITS));
  }

  @Test
  void everyStateComesBackFromItsSlot() {
    for (int[] bits : WIDTHS) {
      for (int capacity : new int[] {16, 17, 31, 100, 1_000, 4_096}) {
        Random random = new Random(capacity);
        Entries entries = new Entries(capacity, bits);
        long[] code = new long[entries.pieces()];
        Set<List<Long>> entered = new HashSet<>();
        for (int i = 0; i < capacity * 3 / 4; i++) {
          long[] state = random(bits, random);
          state[0] = withoutShard(state[0], bits[0]);
          entries.encode(state[0], state, 0, code, 0);
          int result = entries.insert(entries.home(state[0]), code, 0);
          boolean isNew = entered.add(Arrays.stream(state).boxed().toList());
          int again = entries.insert(entries.home(state[0]), code, 0);
          if (result != (isNew ? Entries.NEW : Entries.KNOWN) || again != Entries.KNOWN) {
            throw new AssertionError(capacity + ": " + result + ", again " + again);
          }
        }
        Set<List<Long>> decoded = new HashSet<>();
        long[] into = new long[bits.length];
        for (int slot = 0; slot < capacity; slot++) {
          if (entries.decode(slot, into)) {
            decoded.add(Arrays.stream(into).boxed().toList());
          }
        }
        assertThat(decoded).isEqualTo(entered);
      }
    }
  }

  @Test
  void whatFindsNoRoomNearItsHomeIsSpilledAndFoundAgain() {
    int[] bits = {64, 64};
    Shard shard = new Shard(0, bits);
    shard.replace(new Entries(4_000, bits));
    shard.rebuild();
    int states = 600;
    Mixing mixing = new Mixing(2, 64);
    Candidates crowd = new Candidates(2, mixing);
    long[] state = new long[2];
    for (long i = 0; crowd.count() < states; i++) {
      state[0] = i;
      // the first slots are home to all of them
      if (mixing.of(state, 0) >>> 48 < 16) {
        crowd.add(state, 0);
      }
    }
    crowd.sort();
    Candidates[] chunks = {crowd};
    assertThat(shard.insert(chunks, 1, new Probes())).isEqualTo(states);
    assertThat(shard.spilled()).isPositive();
    assertThat(shard.insert(chunks, 1, new Probes())).isZero();

    shard.replace(new Entries(40_000, bits));
    shard.rebuild();
    assertThat(shard.insert(chunks, 1, new Probes())).isZero();
    assertThat(shard.used()).isEqualTo(states);
  }

  @Test
  void slotsAreInTheOrderOfMixedWords() {
    Entries entries = new Entries(1_234, new int[] {40});
    int before = 0;
    for (long mixed = 0; mixed < 1L << 34; mixed += 9_999_991) {
      assertThat(entries.home(mixed)).isBetween(before, 1_233);
      before = entries.home(mixed);
    }
  }

  @Test
  void mixingIsABijection() {
    Random random = new Random(1);
    for (int bits = 40; bits <= 64; bits++) {
      Mixing mixing = new Mixing(2, bits);
      Map<Long, Long> wordOf = new HashMap<>();
      long other = random.nextLong();
      for (int i = 0; i < 20_000; i++) {
        long word = i < 10_000 ? i : random.nextLong() >>> (64 - bits);
        long mixed = mixing.of(new long[] {word, other}, 0);
        assertThat(mixed >>> 1 >>> (bits - 1)).isZero();
        Long known = wordOf.putIfAbsent(mixed, word);
        assertThat(known == null || known == word).isTrue();
      }
    }
  }
}
