package org.rmapcheck.engine.state;

import java.util.Arrays;

/**
 * States in a given order that may be new, collected by one thread. They are sorted by the shard
 * that will know, so that each shard can be asked for all of its candidates at once.
 */
public final class Candidates {

  /** What {@link #number} says of a state that was known before. */
  public static final int KNOWN = -1;

  private static final int NEW = 0;

  private final int width;
  private final Mixing mixing;
  private int count;
  private int met;
  private int firstNumber;
  private long[] words;
  private long[] mixed;
  private int[] numbers;
  private int[] order;
  private long[] sortedMixed;
  private final int[] starts = new int[VisitedSet.SHARDS + 1];
  private final int[] fresh = new int[VisitedSet.SHARDS];
  private final int[] metIn = new int[VisitedSet.SHARDS];

  Candidates(int width, Mixing mixing) {
    this.width = width;
    this.mixing = mixing;
    allocate(64);
  }

  private void allocate(int capacity) {
    words = words == null ? new long[capacity * width] : Arrays.copyOf(words, capacity * width);
    mixed = mixed == null ? new long[capacity] : Arrays.copyOf(mixed, capacity);
    numbers = new int[capacity];
    order = new int[capacity];
    sortedMixed = new long[capacity];
  }

  /** Forgets all of them. */
  public void clear() {
    count = 0;
    met = 0;
    Arrays.fill(metIn, 0);
  }

  /** Adds the state at an offset. */
  public void add(long[] source, int offset) {
    add(source, offset, mixing.of(source, offset));
  }

  /**
   * Adds the state at an offset unless the thread has met it lately. Then room is made for it all
   * the same, so that how much memory a search takes does not depend on which thread met what.
   *
   * @param recent what the thread has met, which has been added before to these or earlier ones
   */
  public void add(long[] source, int offset, Recent recent) {
    long itsMixed = mixing.of(source, offset);
    if (recent.knows(itsMixed, source, offset)) {
      reserve();
      met++;
      metIn[mixing.shard(itsMixed)]++;
    } else {
      add(source, offset, itsMixed);
    }
  }

  private void reserve() {
    if (count + met == mixed.length) {
      allocate(2 * mixed.length);
    }
  }

  private void add(long[] source, int offset, long itsMixed) {
    reserve();
    int at = count * width;
    for (int w = 0; w < width; w++) {
      words[at + w] = source[offset + w];
    }
    mixed[count] = itsMixed;
    count++;
  }

  /** Ends the adding: sorts them by shard, otherwise in the order in which they were added. */
  public void sort() {
    Arrays.fill(starts, 0);
    Arrays.fill(fresh, 0);
    for (int i = 0; i < count; i++) {
      starts[mixing.shard(mixed[i]) + 1]++;
    }
    for (int s = 0; s < VisitedSet.SHARDS; s++) {
      starts[s + 1] += starts[s];
    }
    for (int i = 0; i < count; i++) {
      int k = starts[mixing.shard(mixed[i])]++;
      order[k] = i;
      sortedMixed[k] = mixed[i];
    }
    System.arraycopy(starts, 0, starts, 1, VisitedSet.SHARDS);
    starts[0] = 0;
  }

  public int count() {
    return count;
  }

  /** Their number, and that of those which were met lately. */
  public int asked() {
    return count + met;
  }

  /** The same of one shard. */
  int asked(int shard) {
    return starts[shard + 1] - starts[shard] + metIn[shard];
  }

  /** The words of all of them; the i-th begins at {@link #offset}. */
  public long[] words() {
    return words;
  }

  public int offset(int i) {
    return i * width;
  }

  /** The number that the i-th state got if it is new, or {@link #KNOWN}; after the settling. */
  public int number(int i) {
    return numbers[i];
  }

  /** The number of the first new one, or the one that it would have got. */
  public int firstNumber() {
    return firstNumber;
  }

  /** Bytes in large arrays. */
  public long bytes() {
    return (long) mixed.length * ((long) width * Long.BYTES + 2L * Long.BYTES + 2L * Integer.BYTES);
  }

  int start(int shard) {
    return starts[shard];
  }

  int end(int shard) {
    return starts[shard + 1];
  }

  int ordered(int k) {
    return order[k];
  }

  long orderedMixed(int k) {
    return sortedMixed[k];
  }

  void setNew(int i, boolean isNew) {
    numbers[i] = isNew ? NEW : KNOWN;
  }

  void setNumber(int i, int number) {
    numbers[i] = number;
  }

  void setFresh(int shard, int states) {
    fresh[shard] = states;
  }

  /** Number of new states. */
  int fresh() {
    int sum = 0;
    for (int states : fresh) {
      sum += states;
    }
    return sum;
  }

  void setFirstNumber(int number) {
    firstNumber = number;
  }
}
