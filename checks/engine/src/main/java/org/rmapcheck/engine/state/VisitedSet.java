package org.rmapcheck.engine.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The states that a search has visited, numbered in the order in which they came. Exact: nothing of
 * a state is lost, see {@link Entries}. Up to 2<sup>31</sup> - 1 states.
 *
 * <p>States are added in rounds, by several threads, with numbers that do not depend on the
 * threads. A round takes chunks of candidates, in a given order, through five steps: {@link
 * #prepare} by one thread, {@link #findParts} for each chunk and {@link #insert} for each shard by
 * any thread, {@link #number} by one thread, {@link #queue} for the new ones of each chunk by any
 * thread. No step needs locks: each shard, and each chunk, is in one hand at a time.
 *
 * <p>A state of one word is its own key in the table of its shard. Of a state of several words the
 * table has the numbers of its two {@link Parts}.
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
  private static final int LEAST_SHARE = 8;

  /** How full a table may become, and how much larger the next one is. */
  private static final double LOAD = 0.75;

  private static final double GROWTH = 1.5;
  private static final int LARGEST = 1 << 30;

  private final int width;
  private final Mixing mixing;
  private final MemoryBudget budget;
  private final Frontier frontier;
  private final @Nullable Parts parts;
  private final Shard[] shards = new Shard[SHARDS];
  private final int[] growths = new int[SHARDS / GROUP];
  private final Probes space;
  private long replaced;
  private int size;

  /** An empty set of the states of a layout. */
  public VisitedSet(StateLayout layout, MemoryBudget budget) {
    this(layout.words(), layout.firstPart(), layout.bitsOfWord(0), budget);
  }

  /**
   * An empty set of states of so many words.
   *
   * @param firstPart how many of them are the first part, if there are several
   * @param bits that the first word uses: the lowest
   */
  VisitedSet(int width, int firstPart, int bits, MemoryBudget budget) {
    this.width = width;
    this.mixing = new Mixing(width, bits);
    this.budget = budget;
    this.frontier = new Frontier(budget);
    this.parts = width == 1 ? null : new Parts(width, firstPart, budget);
    this.space = probes();
    Arrays.setAll(shards, Shard::new);
  }

  /** No candidates yet. */
  public Candidates candidates() {
    return new Candidates(width, mixing);
  }

  /** The states that a thread has met lately: none yet. */
  public Recent recent() {
    return new Recent(width);
  }

  /** Working space for the lookups of one thread. */
  public Probes probes() {
    return new Probes(parts == null ? null : parts.reader());
  }

  /** Number of states. */
  public int size() {
    return size;
  }

  /**
   * Copies the words of states that are not released, from one number up to another, one after the
   * other to the beginning of an array. Many at a time, so that the memory is asked for all of
   * them.
   */
  public void read(int from, int to, long[] into) {
    for (int number = from; number < to; number++) {
      long queued = frontier.get(number);
      int at = (number - from) * width;
      if (parts == null) {
        into[at] = queued;
      } else {
        parts.read(queued, into, at);
      }
    }
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
    if (parts != null) {
      parts.reserve(all);
    }
    for (int group = 0; group < growths.length; group++) {
      while (!hasRoom(group, all)) {
        growths[group]++;
        replace(group, all);
      }
      Pairing pairing = shards[group * GROUP].pairing();
      if (parts != null && pairing != null && !parts.fit(pairing, all)) {
        replace(group, all);
      }
    }
  }

  /**
   * Whether each shard of a group has room for its share of so many states, and a quarter more. How
   * many it will get depends on what each thread has met before, and when tables grow must not. If
   * there are still more, a table gets fuller.
   */
  private boolean hasRoom(int group, long states) {
    long share = states / SHARDS + states / (4 * SHARDS) + LEAST_SHARE;
    for (int s = group * GROUP; s < (group + 1) * GROUP; s++) {
      if (shards[s].used() + share > shards[s].capacity() * LOAD) {
        return false;
      }
    }
    return true;
  }

  /** New tables for a group of shards, before so many states are added. */
  private void replace(int group, long states) {
    double step = growths[group] - 1 + (double) group / growths.length;
    double capacity = SMALLEST * Math.pow(GROWTH, step);
    Pairing pairing = parts == null ? null : parts.pairing(states);
    int keyBits = pairing == null ? mixing.keyBits() : pairing.keyBits();
    long length = capacity > LARGEST ? Long.MAX_VALUE : Entries.length((int) capacity, keyBits);
    if (length > Integer.MAX_VALUE - Long.SIZE) {
      throw new MemoryBudget.Exhausted("no room to find more than " + size + " states");
    }
    Entries[] larger = new Entries[GROUP];
    budget.allocate(
        length * Long.BYTES * GROUP,
        () -> {
          Arrays.setAll(larger, i -> new Entries((int) capacity, keyBits));
          return larger;
        });
    for (int i = 0; i < GROUP; i++) {
      Shard shard = shards[group * GROUP + i];
      replaced += shard.bytes();
      shard.replace(larger[i], pairing);
    }
  }

  /** Whether states have parts, which are to be {@link #findParts found}. */
  public boolean hasParts() {
    return parts != null;
  }

  /** Finds the parts of the candidates of a chunk, before any are inserted. */
  public void findParts(Candidates chunk, Probes probes) {
    if (probes.parts != null) {
      chunk.findParts(probes.parts);
    }
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

  /** Queues a candidate that is new, with its number. */
  public void queue(int number, Candidates chunk, int i) {
    frontier.put(number, chunk.queued(i));
  }

  /**
   * Adds one state: a round of its own, convenient and slow.
   *
   * @return whether it is new; then its number is the highest
   * @throws MemoryBudget.Exhausted if there is no room; the set is then unchanged
   */
  public boolean add(long[] source, int offset) {
    Candidates[] alone = {candidates()};
    alone[0].add(source, offset);
    alone[0].sort();
    prepare(alone, 1);
    findParts(alone[0], space);
    for (int s = 0; s < SHARDS; s++) {
      insert(s, alone, 1, space);
    }
    number(alone, 1);
    if (alone[0].isNew(0)) {
      queue(alone[0].firstNumber(), alone[0], 0);
    }
    return alone[0].isNew(0);
  }

  /** Gives all memory back, for what follows a search; the set must not be used any more. */
  public void close() {
    budget.giveBack(replaced);
    replaced = 0;
    for (Shard shard : shards) {
      budget.giveBack(shard.bytes());
      shard.clear();
    }
    if (parts != null) {
      parts.close();
    }
    frontier.close();
  }
}
