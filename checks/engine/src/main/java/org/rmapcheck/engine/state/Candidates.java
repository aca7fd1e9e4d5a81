package org.rmapcheck.engine.state;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * States in a given order that may be new, collected by one thread. They are sorted by the shard
 * that will know, so that each shard can be asked for all of its candidates at once: two threads
 * that wrote side by side would wait for each other.
 */
public final class Candidates {

  private static final int BATCH = 128;

  private final Supplier<Ranker> rankers;
  private final int width;
  private final int rankWords;
  private final Mixing mixing;
  private Ranker ranker;
  private int count;
  private int met;
  private int firstNumber;

  /** By candidate: its words, those of its rank if they are several, what its shard depends on. */
  private long[] words = {};

  private long[] ranks = {};
  private long[] mixed = {};
  private int[] ordinals = {};

  /**
   * By candidate: its place in the order of shards; by place: what the table has, and whether new.
   */
  private int[] places = {};

  private long[] contents = {};
  private byte[] news = {};
  private final int[] starts = new int[Mixing.SHARDS + 1];
  private final int[] fresh = new int[Mixing.SHARDS];
  private final int[] countIn = new int[Mixing.SHARDS];

  Candidates(Supplier<Ranker> rankers, Ranking ranking, Mixing mixing) {
    this.rankers = rankers;
    this.ranker = ranking;
    this.width = ranking.stateWords();
    this.rankWords = ranking.words();
    this.mixing = mixing;
    allocate(64);
  }

  private void allocate(int capacity) {
    words = Arrays.copyOf(words, capacity * width);
    if (rankWords > 1) {
      ranks = Arrays.copyOf(ranks, capacity * rankWords);
    }
    mixed = Arrays.copyOf(mixed, capacity);
    ordinals = Arrays.copyOf(ordinals, capacity);
    places = new int[capacity];
    contents = new long[capacity];
    news = new byte[capacity];
  }

  /** Bytes in large arrays. */
  public long bytes() {
    return (long) (words.length + ranks.length + mixed.length + contents.length) * Long.BYTES
        + (long) (ordinals.length + places.length) * Integer.BYTES
        + news.length;
  }

  /** Forgets all of them. */
  public void clear() {
    ranker = rankers.get();
    count = 0;
    met = 0;
    Arrays.fill(countIn, 0);
  }

  /** Adds the state at an offset. */
  public void add(long[] source, int offset) {
    reserve(1);
    put(count, source, offset, 0);
    count++;
  }

  /**
   * Adds those of some states that differ from another one, unless the thread has met them lately.
   * Then room is made for them all the same, so that how much memory a search takes does not depend
   * on which thread met what.
   *
   * @param source their words, one after the other
   * @param recent what the thread has met, which has been added before to these or earlier ones
   * @return whether any differs
   */
  public boolean add(long[] source, int states, long[] from, Recent recent) {
    reserve(states);
    int next = count;
    int differ = 0;
    for (int i = 0; i < states; i++) {
      int offset = i * width;
      if (differs(source, offset, from)) {
        differ++;
        if (!recent.knows(source, offset)) {
          put(next++, source, offset, i);
        }
      }
    }
    met += differ - (next - count);
    count = next;
    return differ > 0;
  }

  private void put(int at, long[] source, int offset, int ordinal) {
    for (int w = 0; w < width; w++) {
      words[at * width + w] = source[offset + w];
    }
    long mix;
    if (rankWords == 1) {
      mix = mixing.of(ranker.rank(0, source, offset));
    } else {
      int to = at * rankWords;
      for (int w = 0; w < rankWords; w++) {
        ranks[to + w] = ranker.rank(w, source, offset);
      }
      mix = mixing.of(ranks, to);
    }
    mixed[at] = mix;
    ordinals[at] = ordinal;
    countIn[mixing.shard(mix)]++;
  }

  private static boolean differs(long[] words, int offset, long[] state) {
    for (int w = 0; w < state.length; w++) {
      if (words[offset + w] != state[w]) {
        return true;
      }
    }
    return false;
  }

  private void reserve(int more) {
    int least = count + met + more;
    if (least > mixed.length) {
      allocate(Math.max(least, 2 * mixed.length));
    }
  }

  /** Ends the adding: sorts them by shard, otherwise in the order in which they were added. */
  public void sort() {
    Arrays.fill(fresh, 0);
    starts[0] = 0;
    for (int s = 0; s < Mixing.SHARDS; s++) {
      starts[s + 1] = starts[s] + countIn[s];
      countIn[s] = starts[s];
    }
    if (rankWords == 1) {
      for (int i = 0; i < count; i++) {
        place(i, mixing.withoutShard(mixed[i]));
      }
    }
  }

  private void place(int i, long content) {
    int place = countIn[mixing.shard(mixed[i])]++;
    places[i] = place;
    contents[place] = content;
  }

  /**
   * If ranks have several words, finds the numbers of their parts, which then take the place of
   * their first words. In the order in which they were added, neighbours have parts in common.
   */
  void findParts(Parts.Reader parts) {
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      parts.touch(ranks, from * rankWords, to * rankWords, rankWords);
      for (int i = from; i < to; i++) {
        long pair = parts.pair(ranks, i * rankWords);
        ranks[i * rankWords] = pair;
        place(i, pair);
      }
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

  /** Which of the states that were given at once with the i-th one it was. */
  public int ordinal(int i) {
    return ordinals[i];
  }

  /** Whether the i-th state was new to the visited set that was asked. */
  public boolean isNew(int i) {
    return news[places[i]] != 0;
  }

  /**
   * What the queue has of the i-th state: its word if it has one, or its mixed rank or its pair.
   */
  long queued(int i) {
    if (rankWords > 1) {
      return ranks[i * rankWords];
    }
    return width == 1 ? words[i] : mixed[i];
  }

  /** The number of the first new one, or the one that it would have got. */
  public int firstNumber() {
    return firstNumber;
  }

  void setFirstNumber(int number) {
    firstNumber = number;
  }

  /** The first place of a shard. */
  int start(int shard) {
    return starts[shard];
  }

  /** The place after the last one of a shard. */
  int end(int shard) {
    return starts[shard + 1];
  }

  /** What the table is asked for: the rest of a mixed rank, or a pair. */
  long content(int place) {
    return contents[place];
  }

  /** Says of a place whether its state is new: 1 if so, else 0. */
  void setNew(int place, int isNew) {
    news[place] = (byte) isNew;
  }

  /** Says how many of a shard are new. */
  void setFresh(int shard, int isNew) {
    fresh[shard] = isNew;
  }

  /** Number of new states. */
  int fresh() {
    int sum = 0;
    for (int states : fresh) {
      sum += states;
    }
    return sum;
  }
}
