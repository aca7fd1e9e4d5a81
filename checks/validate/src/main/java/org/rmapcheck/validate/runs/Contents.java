package org.rmapcheck.validate.runs;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the places of a page hold, as tokens of values, and the accesses that tasks have begun.
 * Immutable. A page has {@link #WORDS} words that the marks of a user program tell of; token 0 is a
 * value that nobody knows yet.
 */
final class Contents {

  static final int WORDS = 2;

  /** Tasks that can access one page at one time. */
  private static final int TASKS = 8;

  private static final int PENDING = 1;
  private static final int DONE = 2;

  /** By place and word. */
  private final byte[] values;

  /** By task: nothing, or an access in parts of four bits. */
  private final int[] accesses;

  private Contents(byte[] values, int[] accesses) {
    this.values = values;
    this.accesses = accesses;
  }

  static Contents unknown(int places) {
    return new Contents(new byte[places * WORDS], new int[TASKS]);
  }

  private static int access(int phase, boolean store, int word, int value, int place) {
    return phase | (store ? 1 : 0) << 4 | word << 8 | value << 12 | place << 16;
  }

  private boolean pending(int task) {
    return (accesses[task] & 15) == PENDING;
  }

  /** Whether some access has begun and not been made. */
  boolean pending() {
    for (int task = 0; task < TASKS; task++) {
      if (pending(task)) {
        return true;
      }
    }
    return false;
  }

  /** A task begins to load, or to store a value. */
  Contents begin(int task, boolean store, int word, int value) {
    return accessing(task, access(PENDING, store, word, value, 0));
  }

  private Contents accessing(int task, int access) {
    if (task >= TASKS) {
      throw new LimitException("more than " + TASKS + " tasks access a page at once");
    }
    int[] changed = accesses.clone();
    changed[task] = access;
    return new Contents(values, changed);
  }

  /** A task whose access has begun makes it at a place; empty if it has not. */
  Optional<Contents> access(int task, int place) {
    if (!pending(task)) {
      return Optional.empty();
    }
    int word = accesses[task] >> 8 & 15;
    int value = accesses[task] >> 12 & 15;
    if ((accesses[task] >> 4 & 15) != 0) {
      return Optional.of(
          holding(place, word, value).accessing(task, access(DONE, true, word, value, place)));
    }
    int found = values[place * WORDS + word];
    return Optional.of(accessing(task, access(DONE, false, word, found, place)));
  }

  /**
   * A task has made its access; empty if it cannot have, or has loaded another value. A value that
   * nobody knew is known from now on, if the place still holds it.
   */
  Optional<Contents> end(int task, int value) {
    int access = accesses[task];
    if ((access & 15) != DONE) {
      return Optional.empty();
    }
    int word = access >> 8 & 15;
    int found = access >> 12 & 15;
    int place = access >> 16 & 15;
    Contents over = accessing(task, 0);
    if (found == value) {
      return Optional.of(over);
    }
    if (found != 0) {
      return Optional.empty();
    }
    return Optional.of(values[place * WORDS + word] == 0 ? over.holding(place, word, value) : over);
  }

  private Contents holding(int place, int word, int value) {
    byte[] changed = values.clone();
    changed[place * WORDS + word] = (byte) value;
    return new Contents(changed, accesses);
  }

  /** A page is copied from one place, or from nowhere, to another. */
  Contents copied(int from, int to) {
    byte[] changed = values.clone();
    for (int word = 0; word < WORDS; word++) {
      changed[to * WORDS + word] = from < 0 ? 0 : values[from * WORDS + word];
    }
    return new Contents(changed, accesses);
  }

  /** Bits of the tasks whose accesses are under way. */
  int tasks() {
    int bits = 0;
    for (int task = 0; task < TASKS; task++) {
      if (accesses[task] != 0) {
        bits |= 1 << task;
      }
    }
    return bits;
  }

  /** Bits of the values of a word that are somewhere. */
  int tokens(int word) {
    int bits = 0;
    for (int i = word; i < values.length; i += WORDS) {
      bits |= 1 << values[i];
    }
    for (int access : accesses) {
      if (access != 0 && (access >> 8 & 15) == word) {
        bits |= 1 << (access >> 12 & 15);
      }
    }
    return bits & ~1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contents contents
        && Arrays.equals(values, contents.values)
        && Arrays.equals(accesses, contents.accesses);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) * 31 + Arrays.hashCode(accesses);
  }
}
