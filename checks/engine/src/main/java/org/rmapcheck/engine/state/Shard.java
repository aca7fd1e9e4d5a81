package org.rmapcheck.engine.state;

/**
 * A part of the table that finds states: slots with linear probing that hold the number of a state
 * plus one, and in the bits that the number does not need as many bits of its hash, so that nearly
 * no state is looked at in vain. Zero is an empty slot.
 */
final class Shard {

  private static final int BATCH = 128;
  private static final int[] NONE = new int[0];

  private final StateStore store;
  private int[] slots = NONE;
  private int[] old = NONE;
  private int oldMask;
  private int numberMask;
  private int used;

  @SuppressWarnings("UnusedVariable") // keeps the touching reads alive
  private long touched;

  Shard(StateStore store) {
    this.store = store;
  }

  int used() {
    return used;
  }

  int capacity() {
    return slots.length;
  }

  /** The largest number that a slot can hold. */
  long largestNumber() {
    return numberMask - 1L;
  }

  /** Replaces the table; the states are entered into it by {@link #rebuild}. */
  void replace(int[] newSlots, int numberBits) {
    if (old.length == 0) {
      old = slots;
      oldMask = numberMask;
    }
    slots = newSlots;
    numberMask = numberBits >= 32 ? -1 : (1 << numberBits) - 1;
  }

  void clear() {
    slots = NONE;
    old = NONE;
  }

  private static int tag(long hash) {
    return (int) (hash >>> 20);
  }

  private int home(long hash) {
    return (int) (((hash & 0xffffffffL) * slots.length) >>> 32);
  }

  /** Enters all states into a new table, if there is one. */
  void rebuild() {
    if (old.length == 0) {
      return;
    }
    int[] numbers = new int[BATCH];
    int n = 0;
    for (int entry : old) {
      if (entry != 0) {
        numbers[n++] = (entry & oldMask) - 1;
      }
      if (n == BATCH) {
        enter(numbers, n);
        n = 0;
      }
    }
    enter(numbers, n);
    old = NONE;
  }

  private void enter(int[] numbers, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += store.firstWord(numbers[i]);
    }
    touched += sum;
    for (int i = 0; i < n; i++) {
      long hash = store.hashOf(numbers[i]);
      int slot = home(hash);
      while (slots[slot] != 0) {
        slot = slot + 1 == slots.length ? 0 : slot + 1;
      }
      slots[slot] = (tag(hash) & ~numberMask) | (numbers[i] + 1);
    }
  }

  /**
   * Looks up candidates and enters the new ones, batch by batch: first all slots are read, then all
   * states that they lead to, so that the memory is asked for many at a time.
   *
   * @param base numbers from here on belong to candidates of this call
   */
  void insert(Gathered gathered, int base) {
    for (int from = 0; from < gathered.count; from += BATCH) {
      int to = Math.min(gathered.count, from + BATCH);
      touched += touch(gathered, from, to, base);
      for (int k = from; k < to; k++) {
        insert(gathered, k, base);
      }
    }
  }

  private long touch(Gathered gathered, int from, int to, int base) {
    int[] table = slots;
    long sum = 0;
    for (int k = from; k < to; k++) {
      sum += table[home(gathered.hashes[k])];
    }
    for (int k = from; k < to; k++) {
      long hash = gathered.hashes[k];
      int slot = home(hash);
      int entry = table[slot];
      while (entry != 0 && ((entry ^ tag(hash)) & ~numberMask) != 0) {
        slot = slot + 1 == table.length ? 0 : slot + 1;
        entry = table[slot];
      }
      gathered.slots[k] = slot;
      int number = (entry & numberMask) - 1;
      if (number >= 0 && number < base) {
        sum += store.firstWord(number);
      }
    }
    return sum;
  }

  private void insert(Gathered gathered, int k, int base) {
    long hash = gathered.hashes[k];
    Candidates chunk = gathered.chunk(k);
    int i = gathered.indices[k];
    int tag = tag(hash) & ~numberMask;
    int slot = gathered.slots[k];
    for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
      if ((entry & ~numberMask) == tag) {
        int number = (entry & numberMask) - 1;
        boolean known =
            number < base
                ? store.equal(number, chunk.words(), chunk.offset(i))
                : gathered.equal(number - base, k);
        if (known) {
          chunk.setPlace(i, Candidates.KNOWN);
          return;
        }
      }
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    slots[slot] = tag | (base + k + 1);
    used++;
    chunk.setPlace(i, slot);
    gathered.fresh[gathered.chunks[k]]++;
  }

  /** Gives the state in a slot its final number. */
  void settle(int slot, int number) {
    slots[slot] = (slots[slot] & ~numberMask) | (number + 1);
  }
}
