package org.rmapcheck.engine.state;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shards whose tables grow at one time. Each group does so at another one, so that all tables
 * together always take about the same number of bytes for each state, and so that little is held
 * twice while some are rebuilt.
 */
final class ShardGroup {

  /** Number of shards. */
  static final int SIZE = 4;

  /** Slots of the first table of the first group. */
  private static final double SMALLEST = 16;

  private static final int LARGEST = 1 << 30;

  /** How full a table may become. */
  private static final double LOAD = 0.75;

  private static final int LEAST_SHARE = 8;

  /** How many times as large as tables bitmaps may be that take their places: they are faster. */
  private static final int BITMAP_WORTH = 2;

  private static final int SMALL_BITMAP_WORTH = 8;

  /** Words that the bitmaps of all groups take together, if they are small: 64 MiB. */
  private static final int SMALL_BITMAPS = 1 << 23;

  private final Shard[] shards = new Shard[SIZE];
  private final int leastCapacity;
  private final Mixing mixing;
  private final @Nullable Parts parts;
  private final MemoryBudget budget;
  private long capacity;

  /**
   * Shards without tables.
   *
   * @param group number of the group, which decides when its tables grow
   * @param parts those of states, if they have several words
   */
  ShardGroup(int group, Mixing mixing, @Nullable Parts parts, MemoryBudget budget) {
    this.mixing = mixing;
    this.parts = parts;
    this.budget = budget;
    double share = (double) group * SIZE / Mixing.SHARDS;
    this.leastCapacity = (int) (SMALLEST * Math.pow(2, share));
    Arrays.setAll(shards, i -> new Shard());
  }

  Shard shard(int i) {
    return shards[i];
  }

  /**
   * Makes room for so many more states in all groups, by new tables that are to be filled.
   *
   * @return bytes of the tables that then are not needed any more
   * @throws MemoryBudget.Exhausted if there is no memory for them
   */
  long reserve(long states) {
    long least = capacity;
    while (!hasRoom(least, states)) {
      // twice the one before, so that what is in it has not far to go
      least = least == 0 ? leastCapacity : 2 * least;
    }
    Pairing pairing = shards[0].pairing();
    boolean fits = parts == null || pairing == null || parts.fit(pairing, states);
    return least == capacity && fits ? 0 : replace(least, states);
  }

  /**
   * Whether tables have room for their share of so many states, and a quarter more. How many a
   * shard will get depends on what each thread has met before, and when tables grow must not. If
   * there are still more, a table gets fuller.
   */
  private boolean hasRoom(long slots, long states) {
    long share = states / Mixing.SHARDS + states / (4 * Mixing.SHARDS) + LEAST_SHARE;
    for (Shard shard : shards) {
      if (!shard.hasBitmap() && shard.used() + share > slots * LOAD) {
        return false;
      }
    }
    return true;
  }

  private long replace(long slots, long states) {
    Pairing pairing = parts == null ? null : parts.pairing(states);
    int keyBits = pairing == null ? mixing.keyBits() : pairing.keyBits();
    boolean isTooLarge = slots > LARGEST || slots >>> keyBits != 0;
    long words = isTooLarge ? Long.MAX_VALUE : Entries.length((int) slots, keyBits);
    long replaced = 0;
    if (parts == null && isWorthBitmaps(keyBits, words)) {
      Bitmap[] bitmaps =
          allocate(Bitmap.length(keyBits), i -> new Bitmap(keyBits), new Bitmap[SIZE]);
      for (int i = 0; i < SIZE; i++) {
        replaced += shards[i].bytes();
        shards[i].replace(bitmaps[i]);
      }
    } else {
      if (words > Integer.MAX_VALUE - Long.SIZE) {
        throw new MemoryBudget.Exhausted("no room for tables of " + slots + " states");
      }
      Entries[] tables = allocate(words, i -> new Entries((int) slots, keyBits), new Entries[SIZE]);
      for (int i = 0; i < SIZE; i++) {
        replaced += shards[i].bytes();
        shards[i].replace(tables[i], pairing);
      }
    }
    capacity = slots;
    return replaced;
  }

  /** Whether bitmaps are to take the place of tables that would take so many words each. */
  private boolean isWorthBitmaps(int keyBits, long words) {
    if (keyBits > Bitmap.MOST_KEY_BITS) {
      return false;
    }
    long bitmap = Bitmap.length(keyBits);
    long all = bitmap * Mixing.SHARDS;
    int worth = all <= SMALL_BITMAPS ? SMALL_BITMAP_WORTH : BITMAP_WORTH;
    return bitmap <= words || (bitmap / worth <= words && budget.isAmple(all * Long.BYTES));
  }

  private <T> T[] allocate(long words, IntFunction<T> one, T[] all) {
    return budget.allocate(
        words * Long.BYTES * SIZE,
        () -> {
          Arrays.setAll(all, one);
          return all;
        });
  }
}
