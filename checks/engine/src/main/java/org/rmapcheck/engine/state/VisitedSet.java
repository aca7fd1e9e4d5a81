package org.rmapcheck.engine.state;

/**
 * The states that a search has visited, numbered in the order in which they came. Exact: states are
 * kept and compared whole. Up to 2<sup>31</sup> - 1 states.
 *
 * <p>States are added in rounds, by several threads, with numbers that do not depend on the
 * threads. A round takes chunks of candidates, in a given order, through four steps: {@link
 * #prepare} by one thread, {@link #insert} for each shard by any thread, {@link #number} by one
 * thread, {@link #settle} for each chunk by any thread. No step needs locks or atomic operations:
 * each shard, and each chunk, is in one hand at a time.
 *
 * <p>The shards are slots for numbers, see {@link Shard}. They double at different times, so that
 * all of them together always take about the same number of bytes for each state, and so that
 * little is held twice while one of them is rebuilt.
 */
public final class VisitedSet {

  /** Number of the state that has no parent, for {@link #add(long[], int, int)}. */
  public static final int NO_PARENT = -1;

  /** Number of shards. */
  public static final int SHARDS = 1 << 6;

  private static final int GROUP = 4;
  private static final double SMALLEST = 64;
  private static final double LOAD = 0.84;
  private static final double LOAD_WHEN_TIGHT = 15.0 / 16;

  private final int width;
  private final MemoryBudget budget;
  private final StateStore store;
  private final Shard[] shards = new Shard[SHARDS];
  private final int[] doublings = new int[SHARDS / GROUP];
  private final Gathered space = new Gathered();
  private long replaced;
  private int size;

  /** An empty set of states of {@code width} words. */
  public VisitedSet(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
    this.store = new StateStore(width, budget);
    for (int s = 0; s < SHARDS; s++) {
      shards[s] = new Shard(store);
    }
  }

  static int shard(long hash) {
    return (int) (hash >>> 58);
  }

  /** Number of states. */
  public int size() {
    return size;
  }

  /** Copies the words of a state to the beginning of an array. */
  public void read(int number, long[] into) {
    store.read(number, into);
  }

  /**
   * Makes room for all candidates of a round.
   *
   * @throws MemoryBudget.Exhausted if there is none; the round then must not go on
   */
  public void prepare(Candidates[] chunks, int n) {
    long all = 0;
    for (int c = 0; c < n; c++) {
      all += chunks[c].count();
    }
    store.reserve(size + all);
    for (int group = 0; group < doublings.length; group++) {
      while (!hasRoom(group, chunks, n, LOAD)
          || shards[group * GROUP].largestNumber() < size + all) {
        if (!grow(group)) {
          if (hasRoom(group, chunks, n, LOAD_WHEN_TIGHT)
              && shards[group * GROUP].largestNumber() >= size + all) {
            break;
          }
          throw new MemoryBudget.Exhausted("no room to find more than " + size + " states");
        }
      }
    }
  }

  private boolean hasRoom(int group, Candidates[] chunks, int n, double load) {
    for (int s = group * GROUP; s < (group + 1) * GROUP; s++) {
      long needed = shards[s].used();
      for (int c = 0; c < n; c++) {
        needed += chunks[c].end(s) - chunks[c].start(s);
      }
      if (needed > shards[s].capacity() * load) {
        return false;
      }
    }
    return true;
  }

  /** Doubles the shards of a group; false if the budget does not allow it. */
  private boolean grow(int group) {
    double capacity = SMALLEST * Math.pow(2, doublings[group] + (double) group / doublings.length);
    long bytes = ((long) capacity) * Integer.BYTES * GROUP;
    if (capacity > Integer.MAX_VALUE / 2.0 || !budget.allows(bytes)) {
      return false;
    }
    int[][] tables = new int[GROUP][(int) capacity];
    budget.take(bytes);
    replaced += (long) shards[group * GROUP].capacity() * Integer.BYTES * GROUP;
    int numberBits = 64 - Long.numberOfLeadingZeros(((long) capacity) * SHARDS - 1);
    for (int i = 0; i < GROUP; i++) {
      shards[group * GROUP + i].replace(tables[i], Math.min(31, numberBits));
    }
    doublings[group]++;
    return true;
  }

  /** Looks up the candidates of one shard and enters the new ones. */
  public void insert(int shard, Candidates[] chunks, int n, Gathered space) {
    shards[shard].rebuild();
    space.gather(shard, chunks, n, width);
    shards[shard].insert(space, size);
    for (int c = 0; c < n; c++) {
      chunks[c].setFresh(shard, space.fresh[c]);
    }
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

  /** Stores the new states of a chunk; {@link Candidates#number} then tells their numbers. */
  public void settle(Candidates chunk) {
    int number = chunk.firstNumber();
    for (int i = 0; i < chunk.count(); i++) {
      int slot = chunk.place(i);
      if (slot >= 0) {
        store.put(number, chunk.words(), chunk.offset(i));
        shards[shard(chunk.hash(i))].settle(slot, number);
        chunk.setPlace(i, number);
        number++;
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
    Candidates[] alone = {new Candidates(width)};
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

  /** Adds one state, as {@link #add(long[], int)}; parents are not kept. */
  public int add(long[] source, int offset, int parent) {
    return add(source, offset);
  }

  /** Forgets how to find states: frees memory for what follows a search; nothing can be added. */
  public void close() {
    budget.giveBack(replaced);
    replaced = 0;
    for (Shard shard : shards) {
      budget.giveBack((long) shard.capacity() * Integer.BYTES);
      shard.clear();
    }
  }
}
