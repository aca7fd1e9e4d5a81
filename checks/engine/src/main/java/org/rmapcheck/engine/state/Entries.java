package org.rmapcheck.engine.state;

import java.util.Arrays;

/**
 * Slots of one size, side by side in an array of words, each empty or with one state. A state whose
 * mixed word leads to one slot may be in a later one. Of the state only that is kept which its slot
 * does not tell: how far it is displaced plus one (zero is an empty slot), the remainder of the
 * mixed word, and the other words as they are, each with the bits that it uses (Cleary's quotient
 * table).
 */
final class Entries {

  static final int KNOWN = 0;
  static final int NEW = 1;
  static final int SPILLED = 2;

  /**
   * Words after the last slot: a piece is read from two words, and to touch a slot is to touch what
   * is that near, for a few probes lead there.
   */
  private static final int AHEAD = 7;

  private static final int DISPLACEMENT_BITS = 8;
  private static final long DISPLACEMENT = (1L << DISPLACEMENT_BITS) - 1;

  private final int capacity;
  private final int width;
  private final int quotientBits;
  private final int lowBits;
  private final long lowMask;
  private final int[] bits;
  private final int[] positions;
  private final int size;
  private final int pieces;
  private final long end;
  private final long firstMask;
  private final long lastMask;
  private final long[] table;

  /**
   * Empty slots.
   *
   * @param capacity their number; there may be none
   * @param bits that each word uses, with the mixed word in place of the first
   */
  Entries(int capacity, int[] bits) {
    this.capacity = capacity;
    this.width = bits.length;
    this.quotientBits = quotientBits(capacity);
    this.lowBits = bits[0] - Mixing.SHARD_BITS - Mixing.PLACE_BITS;
    this.lowMask = (1L << lowBits) - 1;
    this.bits = bits.clone();
    this.bits[0] = lowBits + Mixing.PLACE_BITS - quotientBits;
    this.positions = new int[width];
    int position = DISPLACEMENT_BITS;
    for (int w = 0; w < width; w++) {
      positions[w] = position;
      position += this.bits[w];
    }
    this.size = position;
    this.pieces = (size + Long.SIZE - 1) / Long.SIZE;
    this.end = (long) capacity * size;
    this.lastMask = -1L >>> (pieces * Long.SIZE - size);
    this.firstMask = pieces == 1 ? lastMask : -1L;
    this.table = new long[Math.toIntExact(length(capacity, size))];
  }

  private static long length(int capacity, long size) {
    return (capacity * size + Long.SIZE - 1) / Long.SIZE + AHEAD;
  }

  /** Words of memory that so many slots take. */
  static long length(int capacity, int[] bits) {
    int size = DISPLACEMENT_BITS - Mixing.SHARD_BITS - quotientBits(capacity);
    for (int used : bits) {
      size += used;
    }
    return length(capacity, size);
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

  /** Number of words into which {@link #encode} puts a state. */
  int pieces() {
    return pieces;
  }

  private long product(long mixed) {
    return ((mixed >>> lowBits) & 0xffffffffL) * capacity;
  }

  /** The slot to which a mixed word leads; slots are in the order of mixed words. */
  int home(long mixed) {
    return (int) (product(mixed) >>> Mixing.PLACE_BITS);
  }

  /** Reads something of each slot, which brings them into the cache, many at a time. */
  long touch(int[] slots, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      int word = (int) (((long) slots[i] * size) >>> 6);
      sum += table[word] + table[word + AHEAD - 1];
    }
    return sum;
  }

  /** Puts into {@code codes} what an entry is that is not displaced. */
  void encode(long mixed, long[] words, int offset, long[] codes, int at) {
    // products of one slot are the capacity apart, so that lower bits of them tell nothing
    long above = (product(mixed) & 0xffffffffL) >>> quotientBits;
    codes[at] = (((above << lowBits) | (mixed & lowMask)) << DISPLACEMENT_BITS) | 1;
    if (width > 1) {
      Arrays.fill(codes, at + 1, at + pieces, 0);
      for (int w = 1; w < width; w++) {
        int piece = at + (positions[w] >>> 6);
        int shift = positions[w] & 63;
        codes[piece] |= words[offset + w] << shift;
        if (shift + bits[w] > Long.SIZE) {
          codes[piece + 1] |= words[offset + w] >>> (Long.SIZE - shift);
        }
      }
    }
  }

  private long piece(long bit) {
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    return (table[word] >>> shift) | (table[word + 1] << 1 << (63 - shift));
  }

  /**
   * Looks an entry up from its home on, and enters it if it is not there.
   *
   * @return {@link #KNOWN}, {@link #NEW}, or {@link #SPILLED} if there is no room near its home
   */
  int insert(int home, long[] codes, int at) {
    long code = codes[at];
    long bit = (long) home * size;
    while (true) {
      long found = piece(bit) & firstMask;
      if (found == code) {
        if (pieces == 1 || isRest(bit, codes, at)) {
          return KNOWN;
        }
      } else if ((found & DISPLACEMENT) == 0) {
        store(bit, code, codes, at);
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

  private boolean isRest(long bit, long[] codes, int at) {
    for (int p = 1; p < pieces; p++) {
      long mask = p == pieces - 1 ? lastMask : -1L;
      if ((piece(bit + (long) p * Long.SIZE) & mask) != codes[at + p]) {
        return false;
      }
    }
    return true;
  }

  private void store(long bit, long code, long[] codes, int at) {
    add(bit, code);
    for (int p = 1; p < pieces; p++) {
      add(bit + (long) p * Long.SIZE, codes[at + p]);
    }
  }

  /** Sets bits of a slot that was empty: all of its bits are zero. */
  private void add(long bit, long piece) {
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    table[word] |= piece << shift;
    table[word + 1] |= piece >>> 1 >>> (63 - shift);
  }

  /**
   * Puts the mixed word, without the bits of the shard, and the other words of a slot into an
   * array; false if the slot is empty.
   */
  boolean decode(int slot, long[] into) {
    long bit = (long) slot * size;
    long first = piece(bit);
    long displaced = first & DISPLACEMENT;
    if (displaced == 0) {
      return false;
    }
    into[0] = (first >>> DISPLACEMENT_BITS) & (-1L >>> (Long.SIZE - bits[0]));
    for (int w = 1; w < width; w++) {
      into[w] = piece(bit + positions[w]) & (-1L >>> (Long.SIZE - bits[w]));
    }
    long home = slot - (displaced - 1);
    home = home < 0 ? home + capacity : home;
    long least = (home << Mixing.PLACE_BITS) + ((into[0] >>> lowBits) << quotientBits);
    long place = (least + capacity - 1) / capacity;
    into[0] = (place << lowBits) | (into[0] & lowMask);
    return true;
  }
}
