package org.rmapcheck.engine.state;

import java.util.function.LongConsumer;

/**
 * Slots of one size, side by side in an array of words, each empty or with the key of a state. Keys
 * are scattered words of so many bits; a key that leads to one slot may be in a later one. Of the
 * key only that is kept which its slot does not tell: how far it is displaced plus one (zero is an
 * empty slot), and what is left of it (Cleary's quotient table).
 */
final class Entries {

  static final int KNOWN = 0;
  static final int NEW = 1;
  static final int SPILLED = 2;

  /** No key: what {@link #key} says of an empty slot. */
  static final long EMPTY = -1;

  /** The most upper bits of a key that choose the slot. */
  private static final int MOST_PLACE_BITS = 32;

  /** Words after the last slot: to touch a slot is to touch what is that near. */
  private static final int AHEAD = 4;

  private static final int DISPLACEMENT_BITS = 8;
  private static final long DISPLACEMENT = (1L << DISPLACEMENT_BITS) - 1;

  private final int capacity;
  private final double slotsOfOne;
  private final int quotientBits;
  private final int placeBits;
  private final long placeMask;
  private final int lowBits;
  private final long lowMask;
  private final int size;
  private final long end;
  private final long mask;
  private final long[] table;

  /**
   * Empty slots.
   *
   * @param capacity their number, 16 at least, and no more than there are keys; or none
   * @param keyBits bits of a key: from 4 to 60
   */
  Entries(int capacity, int keyBits) {
    this.capacity = capacity;
    this.slotsOfOne = 1.0 / capacity;
    this.quotientBits = quotientBits(capacity);
    this.placeBits = Math.min(MOST_PLACE_BITS, keyBits);
    this.placeMask = (1L << placeBits) - 1;
    this.lowBits = keyBits - placeBits;
    this.lowMask = (1L << lowBits) - 1;
    this.size = size(capacity, keyBits);
    this.end = (long) capacity * size;
    this.mask = -1L >>> (Long.SIZE - size);
    this.table = new long[Math.toIntExact(length(capacity, keyBits))];
  }

  /** Words of memory that so many slots take. */
  static long length(int capacity, int keyBits) {
    return ((long) capacity * size(capacity, keyBits) + Long.SIZE - 1) / Long.SIZE + AHEAD;
  }

  private static int size(int capacity, int keyBits) {
    return capacity == 0 ? 1 : DISPLACEMENT_BITS + keyBits - quotientBits(capacity);
  }

  private static int quotientBits(int capacity) {
    return 31 - Integer.numberOfLeadingZeros(capacity);
  }

  int capacity() {
    return capacity;
  }

  long bytes() {
    return capacity == 0 ? 0 : (long) table.length * Long.BYTES;
  }

  private long product(long key) {
    return (key >>> lowBits) * capacity;
  }

  /** The slot to which a key leads; slots are in the order of keys. */
  int home(long key) {
    return (int) (product(key) >>> placeBits);
  }

  /** What the entry of a key is that is not displaced. */
  long code(long key) {
    // products of one slot are the capacity apart, so that lower bits of them tell nothing
    long above = (product(key) & placeMask) >>> quotientBits;
    return (((above << lowBits) | (key & lowMask)) << DISPLACEMENT_BITS) | 1;
  }

  /** Reads something of each slot, which brings them into the cache, many at a time. */
  long touch(int[] slots, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      int word = (int) (((long) slots[i] * size) >>> 6);
      sum += table[word] + table[word + AHEAD - 1];
    }
    return sum;
  }

  /**
   * Looks an entry up from its home on, and enters it if it is not there.
   *
   * @return {@link #KNOWN}, {@link #NEW}, or {@link #SPILLED} if there is no room near its home
   */
  int insert(int home, long notDisplaced) {
    long code = notDisplaced;
    long bit = (long) home * size;
    while (true) {
      int word = (int) (bit >>> 6);
      int shift = (int) bit & 63;
      long found = ((table[word] >>> shift) | (table[word + 1] << 1 << (63 - shift))) & mask;
      if (found == code) {
        return KNOWN;
      }
      if ((found & DISPLACEMENT) == 0) {
        // all bits of an empty slot are zero
        table[word] |= code << shift;
        table[word + 1] |= code >>> 1 >>> (63 - shift);
        return NEW;
      }
      if ((code & DISPLACEMENT) == DISPLACEMENT) {
        return SPILLED;
      }
      code++;
      bit += size;
      if (bit == end) {
        bit = 0;
      }
    }
  }

  /**
   * Enters all entries of a table that has half as many slots. Each of its slots becomes two, one
   * behind the other; which of them it is to be, the uppermost bit tells of what it has of a key.
   * So memory is read and written from beginning to end.
   *
   * @param spilled is given the keys for which there is no room near their homes
   */
  void enterHalf(Entries half, LongConsumer spilled) {
    if (capacity != 2 * half.capacity) {
      throw new IllegalArgumentException(capacity + " slots are not twice " + half.capacity);
    }
    long rest = mask >>> DISPLACEMENT_BITS;
    int top = size - DISPLACEMENT_BITS;
    long bit = 0;
    for (int slot = 0; slot < half.capacity; slot++, bit += half.size) {
      long found = half.entry(bit);
      int displaced = (int) (found & DISPLACEMENT);
      if (displaced != 0) {
        int home = slot - (displaced - 1);
        home += home < 0 ? half.capacity : 0;
        long above = found >>> DISPLACEMENT_BITS;
        int newHome = 2 * home + (int) (above >>> top);
        if (insert(newHome, ((above & rest) << DISPLACEMENT_BITS) | 1) == SPILLED) {
          spilled.accept(half.key(slot));
        }
      }
    }
  }

  private long entry(long bit) {
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    return ((table[word] >>> shift) | (table[word + 1] << 1 << (63 - shift))) & mask;
  }

  /** The key in a slot, or {@link #EMPTY}. */
  long key(int slot) {
    long found = entry((long) slot * size);
    long displaced = found & DISPLACEMENT;
    if (displaced == 0) {
      return EMPTY;
    }
    long rest = found >>> DISPLACEMENT_BITS;
    long home = slot - (displaced - 1);
    home = home < 0 ? home + capacity : home;
    return (place((home << placeBits) + ((rest >>> lowBits) << quotientBits)) << lowBits)
        | (rest & lowMask);
  }

  /**
   * The place whose product with the capacity is this or the next above: a division, rounded up.
   */
  private long place(long least) {
    long place = (long) (least * slotsOfOne);
    // floating point numbers may give one more or one less than the quotient, rounded down
    place -= place * capacity > least ? 1 : 0;
    place += place * capacity < least ? 1 : 0;
    return place + (place * capacity < least ? 1 : 0);
  }
}
