package org.rmapcheck.engine.state;

import java.util.Arrays;

/**
 * States in a given order that may be new, collected by one thread. They are sorted by the shard
 * that will know, so that each shard can be asked for all of its candidates at once.
 */
public final class Candidates {

  /** What {@link #number} says of a state that was known before. */
  public static final int KNOWN = -1;

  private final int width;
  private int count;
  private int firstNumber;
  private long[] words;
  private long[] hashes;
  private int[] places;
  private int[] order;
  private long[] sortedHashes;
  private final int[] starts = new int[VisitedSet.SHARDS + 1];
  private final int[] fresh = new int[VisitedSet.SHARDS];

  /** None yet, of states of so many words. */
  public Candidates(int width) {
    this.width = width;
    allocate(64);
  }

  private void allocate(int capacity) {
    words = words == null ? new long[capacity * width] : Arrays.copyOf(words, capacity * width);
    hashes = hashes == null ? new long[capacity] : Arrays.copyOf(hashes, capacity);
    places = new int[capacity];
    order = new int[capacity];
    sortedHashes = new long[capacity];
  }

  /** Forgets all of them. */
  public void clear() {
    count = 0;
  }

  /** Adds the state at an offset. */
  public void add(long[] source, int offset) {
    if (count == hashes.length) {
      allocate(count * 2);
    }
    int at = count * width;
    for (int w = 0; w < width; w++) {
      words[at + w] = source[offset + w];
    }
    hashes[count] = Hash.of(source, offset, width);
    count++;
  }

  /** Ends the adding: sorts them by shard, otherwise in the order in which they were added. */
  public void sort() {
    Arrays.fill(starts, 0);
    Arrays.fill(fresh, 0);
    for (int i = 0; i < count; i++) {
      starts[VisitedSet.shard(hashes[i]) + 1]++;
    }
    for (int s = 0; s < VisitedSet.SHARDS; s++) {
      starts[s + 1] += starts[s];
    }
    for (int i = 0; i < count; i++) {
      int k = starts[VisitedSet.shard(hashes[i])]++;
      order[k] = i;
      sortedHashes[k] = hashes[i];
    }
    System.arraycopy(starts, 0, starts, 1, VisitedSet.SHARDS);
    starts[0] = 0;
  }

  public int count() {
    return count;
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
    return places[i];
  }

  /** The number of the first new one, or the one that it would have got. */
  public int firstNumber() {
    return firstNumber;
  }

  /** Bytes in large arrays. */
  public long bytes() {
    return (long) hashes.length
        * ((long) width * Long.BYTES + 2L * Long.BYTES + 2L * Integer.BYTES);
  }

  long hash(int i) {
    return hashes[i];
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

  long orderedHash(int k) {
    return sortedHashes[k];
  }

  int place(int i) {
    return places[i];
  }

  /** Says in which slot a new state is, or that it is known, or later its number. */
  void setPlace(int i, int place) {
    places[i] = place;
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
