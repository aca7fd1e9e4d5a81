package org.rmapcheck.engine.state;

import java.util.Arrays;

/**
 * States in a given order that may be new, collected by one thread. They are sorted by the shard
 * that will know, so that each shard can be asked for all of its candidates at once.
 */
public final class Candidates {

  private static final int BATCH = 128;

  private final int width;
  private final Mixing mixing;
  private int count;
  private int met;
  private int firstNumber;
  private long[] words;
  private long[] mixed;
  private byte[] news;
  private int[] order;
  private final int[] starts = new int[VisitedSet.SHARDS + 1];
  private final int[] fresh = new int[VisitedSet.SHARDS];
  private final int[] countIn = new int[VisitedSet.SHARDS];

  Candidates(int width, Mixing mixing) {
    this.width = width;
    this.mixing = mixing;
    allocate(64);
  }

  private void allocate(int capacity) {
    words = words == null ? new long[capacity * width] : Arrays.copyOf(words, capacity * width);
    mixed = mixed == null ? new long[capacity] : Arrays.copyOf(mixed, capacity);
    news = new byte[capacity];
    order = new int[capacity];
  }

  /** Forgets all of them. */
  public void clear() {
    count = 0;
    met = 0;
    Arrays.fill(countIn, 0);
  }

  /** Adds the state at an offset. */
  public void add(long[] source, int offset) {
    reserve();
    int at = count * width;
    for (int w = 0; w < width; w++) {
      words[at + w] = source[offset + w];
    }
    mixed[count] = mixing.of(source, offset);
    countIn[mixing.shard(mixed[count])]++;
    count++;
  }

  /**
   * Adds the state at an offset unless the thread has met it lately. Then room is made for it all
   * the same, so that how much memory a search takes does not depend on which thread met what.
   *
   * @param recent what the thread has met, which has been added before to these or earlier ones
   */
  public void add(long[] source, int offset, Recent recent) {
    if (recent.knows(source, offset)) {
      reserve();
      met++;
    } else {
      add(source, offset);
    }
  }

  private void reserve() {
    if (count + met == mixed.length) {
      allocate(2 * mixed.length);
    }
  }

  /** Ends the adding: sorts them by shard, otherwise in the order in which they were added. */
  public void sort() {
    Arrays.fill(fresh, 0);
    starts[0] = 0;
    for (int s = 0; s < VisitedSet.SHARDS; s++) {
      starts[s + 1] = starts[s] + countIn[s];
      countIn[s] = starts[s];
    }
    for (int i = 0; i < count; i++) {
      order[countIn[mixing.shard(mixed[i])]++] = i;
    }
  }

  public int count() {
    return count;
  }

  /** Their number, and that of those which were met lately. */
  public int asked() {
    return count + met;
  }

  /** The words of all of them; the i-th begins at {@link #offset}. */
  public long[] words() {
    return words;
  }

  public int offset(int i) {
    return i * width;
  }

  /** Whether the i-th state was new to the visited set that was asked. */
  public boolean isNew(int i) {
    return news[i] != 0;
  }

  /** The number of the first new one, or the one that it would have got. */
  public int firstNumber() {
    return firstNumber;
  }

  /** Bytes in large arrays. */
  public long bytes() {
    return (long) mixed.length * ((long) width * Long.BYTES + Long.BYTES + Integer.BYTES + 1);
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

  /** What the table has of the i-th state: the rest of its mixed word, or its pair. */
  long content(int i) {
    return width == 1 ? mixing.withoutShard(mixed[i]) : mixed[i];
  }

  /**
   * Finds the numbers of the parts of all of them, which then take the places of the mixed words.
   * In the order in which they were added, neighbours have parts in common.
   */
  void findParts(Parts.Reader parts) {
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      parts.touch(words, from * width, to * width, width);
      for (int i = from; i < to; i++) {
        mixed[i] = parts.pair(words, i * width);
      }
    }
  }

  /** What the queue has of the i-th state: its word, or its pair. */
  long queued(int i) {
    return width == 1 ? words[i] : mixed[i];
  }

  /** Says of the i-th state, which is of this shard, whether it is new: 1 if so, else 0. */
  void setNew(int shard, int i, int isNew) {
    news[i] = (byte) isNew;
    fresh[shard] += isNew;
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
