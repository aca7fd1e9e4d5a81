package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntriesTest {

  private static long random(int bits, Random random) {
    return random.nextLong() >>> (Long.SIZE - bits);
  }

  private static Set<Long> keysOf(Entries entries) {
    Set<Long> keys = new HashSet<>();
    for (int slot = 0; slot < entries.capacity(); slot++) {
      if (entries.key(slot) != Entries.EMPTY) {
        keys.add(entries.key(slot));
      }
    }
    return keys;
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 31, 32, 33, 34, 35, 41, 47, 58, 60})
  void everyKeyComesBackFromItsSlot(int bits) {
    for (int capacity : new int[] {16, 17, 31, 100, 1_000, 4_096, 3_000_001}) {
      Random random = new Random(capacity);
      Entries entries = new Entries(capacity, bits);
      Set<Long> entered = new HashSet<>();
      for (int i = 0; i < Math.min(20_000, capacity * 3 / 4); i++) {
        long key = random(bits, random);
        int result = entries.insert(entries.home(key), entries.code(key));
        boolean isNew = entered.add(key);
        int again = entries.insert(entries.home(key), entries.code(key));
        if (result != (isNew ? Entries.NEW : Entries.KNOWN) || again != Entries.KNOWN) {
          throw new AssertionError(capacity + ": " + result + ", again " + again);
        }
      }
      assertThat(keysOf(entries)).isEqualTo(entered);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 32, 36, 54})
  void everyKeyIsFoundInATableOfTwiceAsManySlots(int bits) {
    for (int capacity : new int[] {16, 23, 31, 1_000, 31_000}) {
      Random random = new Random(capacity);
      Entries entries = new Entries(capacity, bits);
      Set<Long> entered = new HashSet<>();
      for (int i = 0; i < capacity * 9 / 10; i++) {
        long key = random(bits, random);
        if (entries.insert(entries.home(key), entries.code(key)) != Entries.SPILLED) {
          entered.add(key);
        }
      }
      for (int doubled = 0; doubled < 4; doubled++) {
        Entries larger = new Entries(2 * entries.capacity(), bits);
        larger.enterHalf(entries, entered::remove);
        assertThat(keysOf(larger)).isEqualTo(entered);
        entries = larger;
      }
    }
  }

  @Test
  void onlyATableOfHalfAsManySlotsIsEnteredAtOnce() {
    assertThatThrownBy(() -> new Entries(33, 40).enterHalf(new Entries(16, 40), key -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("33");
  }

  @Test
  void keysAtTheEdgesOfSlotsComeBackFromTheLargestTable() {
    int capacity = (1 << 26) - 5;
    Entries entries = new Entries(capacity, 34);
    Set<Long> entered = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      long slot = random.nextInt(capacity - 1);
      // the first and the last place that leads to a slot
      long first = ((slot << 32) + capacity - 1) / capacity;
      long last = (((slot + 1) << 32) - 1) / capacity;
      for (long key : new long[] {first << 2, (last << 2) | 3}) {
        assertThat(entries.home(key)).isEqualTo((int) slot);
        entries.insert(entries.home(key), entries.code(key));
        entered.add(key);
      }
    }
    assertThat(keysOf(entries)).isEqualTo(entered);
  }

  @Test
  void slotsAreInTheOrderOfKeys() {
    Entries entries = new Entries(1_234, 34);
    int before = 0;
    for (long key = 0; key < 1L << 34; key += 9_999_991) {
      assertThat(entries.home(key)).isBetween(before, 1_233);
      before = entries.home(key);
    }
  }
}
