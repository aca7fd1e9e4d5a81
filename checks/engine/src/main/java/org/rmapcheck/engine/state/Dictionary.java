package org.rmapcheck.engine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the different values that some words of states have. Several threads may ask at once,
 * each with a {@link Hand} of its own, while nobody makes room. Without locks: a value is written
 * where nobody looks before its number is published. Exact: values are compared whole.
 *
 * <p>Which number a value gets depends on who comes first; how many values there are does not.
 */
final class Dictionary {

  /**
   * Each thread may hold a number that it does not need; room is made for so many of them, so that
   * how much memory is taken does not depend on how many threads there are, unless there are more.
   */
  private static final int SPARE = 64;

  /** Long segments, so that how long they are is in the cache; the first one grows up to that. */
  private static final int SEGMENT_BITS = 16;

  private static final int FIRST_SEGMENT = 256;
  private static final int SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;
  private static final int NONE = -1;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);

  private final int width;
  private final MemoryBudget budget;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger size = new AtomicInteger();

  /** A number and one more, or 0; a power of two of them. */
  private int[] slots = new int[1];

  private long[][] segments = {{}};

  /** How many values there is room for. */
  private int room;

  private int hands;

  /** Of values of so many words, none yet. */
  Dictionary(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
  }

  /** Number of values. */
  int size() {
    return size.get();
  }

  /** No number will be as high as this if so many more values are added. */
  long end(long more) {
    return size.get() + more + Math.max(SPARE, hands);
  }

  /**
   * Makes room for so many more values.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  void reserve(long more) {
    long end = end(more);
    if (end > 1 << 29) {
      throw new MemoryBudget.Exhausted(end + " parts of states are more than can be numbered");
    }
    while (room < end) {
      addRoom();
    }
    if (slots.length < 2 * end) {
      grow(Integer.highestOneBit((int) (2 * end - 1)) << 1);
    }
  }

  private void addRoom() {
    int last = room >>> SEGMENT_BITS;
    int added = last > 0 ? 1 << SEGMENT_BITS : Math.max(FIRST_SEGMENT, room);
    if (last == segments.length) {
      segments = Arrays.copyOf(segments, 2 * last);
    }
    long[] first = segments[0];
    segments[last] =
        budget.allocate(
            (long) added * width * Long.BYTES,
            () ->
                last > 0 ? new long[added * width] : Arrays.copyOf(first, (room + added) * width));
    room += added;
  }

  private void grow(int length) {
    int[] larger = budget.allocate((long) length * Integer.BYTES, () -> new int[length]);
    for (int entry : slots) {
      if (entry != 0) {
        int slot = hash(segment(entry - 1), offset(entry - 1)) & (length - 1);
        while (larger[slot] != 0) {
          slot = (slot + 1) & (length - 1);
        }
        larger[slot] = entry;
      }
    }
    budget.giveBack(slotBytes());
    slots = larger;
  }

  private long slotBytes() {
    return slots.length == 1 ? 0 : (long) slots.length * Integer.BYTES;
  }

  private int hash(long[] words, int at) {
    long hash = 0;
    for (int w = 0; w < width; w++) {
      hash = (Long.rotateLeft(hash, 29) ^ words[at + w]) * 0x9e3779b97f4a7c15L;
    }
    return (int) (hash >>> 32 ^ hash >>> 47);
  }

  private long[] segment(int number) {
    return segments[number >>> SEGMENT_BITS];
  }

  private int offset(int number) {
    return (number & SEGMENT_MASK) * width;
  }

  private boolean is(int number, long[] words, int at) {
    long[] segment = segment(number);
    int offset = offset(number);
    for (int w = 0; w < width; w++) {
      if (segment[offset + w] != words[at + w]) {
        return false;
      }
    }
    return true;
  }

  /** What is in the slot in which the number of a value is looked up first. */
  int touchNumber(long[] words, int at) {
    return slots[hash(words, at) & (slots.length - 1)];
  }

  /** A word of the value in that slot. */
  long touchValue(long[] words, int at) {
    int number = Math.max(0, touchNumber(words, at) - 1);
    return segment(number)[offset(number)];
  }

  /** Copies the value of a number. */
  void read(int number, long[] into, int at) {
    long[] segment = segment(number);
    int offset = offset(number);
    for (int w = 0; w < width; w++) {
      into[at + w] = segment[offset + w];
    }
  }

  /** Forgets all values and gives the memory back. */
  void close() {
    budget.giveBack((long) room * width * Long.BYTES + slotBytes());
    room = 0;
    slots = new int[1];
    segments = new long[][] {{}};
  }

  /** What one more thread asks with. */
  Hand hand() {
    hands++;
    return new Hand();
  }

  /** What one thread asks with. */
  final class Hand {

    private int spare = NONE;

    private Hand() {}

    /** The number of the value at an offset, which it gets now if it has none. Room is needed. */
    int number(long[] words, int at) {
      int[] table = slots;
      int mask = table.length - 1;
      for (int slot = hash(words, at) & mask; ; slot = (slot + 1) & mask) {
        int entry = (int) SLOT.getAcquire(table, slot);
        if (entry == 0) {
          entry = publish(table, slot, words, at);
        }
        if (is(entry - 1, words, at)) {
          return entry - 1;
        }
      }
    }

    /** Puts a value into a slot, and tells what is in it then: another may have been faster. */
    private int publish(int[] table, int slot, long[] words, int at) {
      if (spare == NONE) {
        spare = next.getAndIncrement();
      }
      int mine = spare + 1;
      System.arraycopy(words, at, segment(spare), offset(spare), width);
      int before = (int) SLOT.compareAndExchange(table, slot, 0, mine);
      if (before != 0) {
        return before;
      }
      spare = NONE;
      size.incrementAndGet();
      return mine;
    }
  }
}
