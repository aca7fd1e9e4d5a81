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
 * <p>A state is known by its rank. One of one word is the key in the table of its shard, which in
 * the end has a bit for each rank there may be, if that is smaller. Of a rank of several words the
 * table has the numbers of its two {@link Parts}.
 *
 * <p>The table tells whether a state was visited, and does not find states by number; those that
 * are not {@link #release released} are kept in a queue beside it.
 */
public final class VisitedSet {

  /** Number of shards. */
  public static final int SHARDS = Mixing.SHARDS;

  private final Ranking ranking;
  private final Mixing mixing;
  private final MemoryBudget budget;
  private final Frontier frontier;
  private final @Nullable Parts parts;
  private final ShardGroup[] groups = new ShardGroup[SHARDS / ShardGroup.SIZE];
  private final Probes space;
  private Ranker ranker;
  private long replaced;
  private int size;

  /** An empty set of the states of a layout. */
  public VisitedSet(StateLayout layout, MemoryBudget budget) {
    this(RankingBuilder.of(layout), budget);
  }

  VisitedSet(Ranking ranking, MemoryBudget budget) {
    this.ranking = ranking;
    this.ranker = ranking;
    this.mixing = new Mixing(ranking.words(), ranking.bitsOfWord(0));
    this.budget = budget;
    this.frontier = new Frontier(budget);
    this.parts =
        ranking.words() == 1 ? null : new Parts(ranking.words(), ranking.firstPart(), budget);
    this.space = probes();
    Arrays.setAll(groups, group -> new ShardGroup(group, mixing, parts, budget));
  }

  /** From now on, states are turned to ranks and back by this. */
  public void rankBy(Ranker faster) {
    ranker = faster;
  }

  Ranker ranker() {
    return ranker;
  }

  /** No candidates yet. */
  public Candidates candidates() {
    return new Candidates(this::ranker, ranking, mixing);
  }

  /** The states that a thread has met lately: none yet. */
  public Recent recent() {
    return new Recent(ranking.stateWords());
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
    int width = ranking.stateWords();
    if (parts == null && width == 1) {
      for (int number = from; number < to; number++) {
        into[number - from] = frontier.get(number);
      }
      return;
    }
    Arrays.fill(into, 0, (to - from) * width, 0);
    long[] rank = new long[ranking.words()];
    for (int number = from; number < to; number++) {
      long queued = frontier.get(number);
      int at = (number - from) * width;
      if (parts == null) {
        ranker.put(0, mixing.inverse(queued), into, at);
      } else {
        parts.read(queued, rank, 0);
        for (int w = 0; w < rank.length; w++) {
          ranker.put(w, rank[w], into, at);
        }
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
    for (ShardGroup group : groups) {
      replaced += group.reserve(all);
    }
  }

  private Shard shard(int number) {
    return groups[number / ShardGroup.SIZE].shard(number % ShardGroup.SIZE);
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
    shard(shard).rebuild();
    return shard(shard).insert(shard, chunks, n, probes);
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
    for (int s = 0; s < SHARDS; s++) {
      budget.giveBack(shard(s).bytes());
      shard(s).clear();
    }
    if (parts != null) {
      parts.close();
    }
    frontier.close();
  }
}
