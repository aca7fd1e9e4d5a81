package org.rmapcheck.engine.state;

import java.util.Arrays;

/**
 * The states that a search has visited, numbered in the order in which they came. Exact: nothing of
 * a state is lost, see {@link Entries}. Up to 2<sup>31</sup> - 1 states.
 *
 * <p>States are added in rounds, by several threads, with numbers that do not depend on the
 * threads. A round takes chunks of candidates, in a given order, through four steps: {@link
 * #prepare} by one thread, {@link #insert} for each shard by any thread, {@link #number} by one
 * thread, {@link #settle} for each chunk by any thread. No step needs locks or atomic operations:
 * each shard, and each chunk, is in one hand at a time.
 *
 * <p>The table tells whether a state was visited, and does not find states by number; those that
 * are not {@link #release released} are kept in a queue beside it. The shards of the table grow at
 * different times, so that all of them together always take about the same number of bytes for each
 * state, and so that little is held twice while one of them is rebuilt.
 */
public final class VisitedSet {

  /** Number of shards. */
  public static final int SHARDS = 1 << Mixing.SHARD_BITS;

  private static final int GROUP = 4;
  private static final double SMALLEST = 16;

  /**
   * How full a table may become, and how much larger the next one is. Of states of several words it
   * is memory that ends a search: fuller tables in smaller steps take an eighth of it less, for
   * about 7 % more CPU time.
   */
  private static final double LOAD = 0.75;

  private static final double GROWTH = 1.5;
  private static final double LOAD_OF_WIDE = 0.8;
  private static final double GROWTH_OF_WIDE = 1.25;
  private static final int LARGEST = 1 << 30;

  private final int[] bits;
  private final Mixing mixing;
  private final MemoryBudget budget;
  private final Frontier frontier;
  private final Shard[] shards = new Shard[SHARDS];
  private final int[] growths = new int[SHARDS / GROUP];
  private final double load;
  private final double growth;
  private final Probes space = new Probes();
  private long replaced;
  private int size;

  /** An empty set of the states of a layout. */
  public VisitedSet(StateLayout layout, MemoryBudget budget) {
    this(layout.bitsOfWords(), budget);
  }

  /** An empty set of states whose words use so many bits: the lowest. */
  VisitedSet(int[] bitsOfWords, MemoryBudget budget) {
    this.mixing = new Mixing(bitsOfWords.length, bitsOfWords[0]);
    this.bits = bitsOfWords.clone();
    this.bits[0] = mixing.bits();
    this.budget = budget;
    this.frontier = new Frontier(bits.length, budget);
    this.load = bits.length == 1 ? LOAD : LOAD_OF_WIDE;
    this.growth = bits.length == 1 ? GROWTH : GROWTH_OF_WIDE;
    for (int s = 0; s < SHARDS; s++) {
      shards[s] = new Shard(s, bits);
    }
  }

  /** No candidates yet. */
  public Candidates candidates() {
    return new Candidates(bits.length, mixing);
  }

  /** The states that a thread has met lately: none yet. */
  public Recent recent() {
    return new Recent(bits.length, mixing);
  }

  /** Number of states. */
  public int size() {
    return size;
  }

  /** Copies the words of a state that is not released to the beginning of an array. */
  public void read(int number, long[] into) {
    frontier.read(number, into);
  }

  /** States with numbers below this one will not be read any more. */
  public void release(int number) {
    frontier.release(number);
  }

  /**
   * Makes room for all candidates of a round.
   *
   * @throws MemoryBudget.Exhausted if there is none; the round then must not go on
   */
  public void prepare(Candidates[] chunks, int n) {
    long all = 0;
    for (int c = 0; c < n; c++) {
      all += chunks[c].asked();
    }
    frontier.reserve(size + all);
    for (int group = 0; group < growths.length; group++) {
      while (!hasRoom(group, chunks, n)) {
        grow(group);
      }
    }
  }

  private boolean hasRoom(int group, Candidates[] chunks, int n) {
    for (int s = group * GROUP; s < (group + 1) * GROUP; s++) {
      long needed = shards[s].used();
      for (int c = 0; c < n; c++) {
        needed += chunks[c].asked(s);
      }
      if (needed > shards[s].capacity() * load) {
        return false;
      }
    }
    return true;
  }

  private void grow(int group) {
    double capacity = SMALLEST * Math.pow(growth, growths[group] + (double) group / growths.length);
    long length = capacity > LARGEST ? Long.MAX_VALUE : Entries.length((int) capacity, bits);
    if (length > Integer.MAX_VALUE - Long.SIZE) {
      throw new MemoryBudget.Exhausted("no room to find more than " + size + " states");
    }
    long bytes = length * Long.BYTES * GROUP;
    budget.take(bytes);
    Entries[] larger = new Entries[GROUP];
    try {
      Arrays.setAll(larger, i -> new Entries((int) capacity, bits));
    } catch (OutOfMemoryError e) {
      budget.giveBack(bytes);
      throw e;
    }
    for (int i = 0; i < GROUP; i++) {
      Shard shard = shards[group * GROUP + i];
      replaced += shard.bytes();
      shard.replace(larger[i]);
    }
    growths[group]++;
  }

  /**
   * Looks up the candidates of one shard and enters the new ones.
   *
   * @return how many were new
   */
  public int insert(int shard, Candidates[] chunks, int n, Probes probes) {
    shards[shard].rebuild();
    return shards[shard].insert(chunks, n, probes);
  }

  /** Decides which numbers the new states of each chunk get. */
  public void number(Candidates[] chunks, int n) {
    budget.giveBack(replaced);
    replaced = 0;
    for (int c = 0; c < n; c++) {
      chunks[c].setFirstNumber(size);
      size += chunks[c].fresh();
    }
  }

  /** Queues the new states of a chunk; {@link Candidates#number} then tells their numbers. */
  public void settle(Candidates chunk) {
    int next = chunk.firstNumber();
    for (int i = 0; i < chunk.count(); i++) {
      if (chunk.number(i) != Candidates.KNOWN) {
        frontier.put(next, chunk.words(), chunk.offset(i));
        chunk.setNumber(i, next++);
      }
    }
  }

  /**
   * Adds one state: a round of its own, convenient and slow.
   *
   * @return its number if it is new, else {@link Candidates#KNOWN}
   * @throws MemoryBudget.Exhausted if there is no room; the set is then unchanged
   */
  public int add(long[] source, int offset) {
    Candidates[] alone = {candidates()};
    alone[0].add(source, offset);
    alone[0].sort();
    prepare(alone, 1);
    for (int s = 0; s < SHARDS; s++) {
      insert(s, alone, 1, space);
    }
    number(alone, 1);
    settle(alone[0]);
    return alone[0].number(0);
  }

  /** Gives all memory back, for what follows a search; the set must not be used any more. */
  public void close() {
    budget.giveBack(replaced);
    replaced = 0;
    for (Shard shard : shards) {
      budget.giveBack(shard.bytes());
      shard.clear();
    }
    frontier.close();
  }
}
