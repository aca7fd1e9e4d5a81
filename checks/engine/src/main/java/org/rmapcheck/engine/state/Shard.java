package org.rmapcheck.engine.state;

import org.jspecify.annotations.Nullable;

/** A part of the visited set: a table, and the states that did not fit it. */
final class Shard {

  private final int number;
  private final int width;
  private final long withoutShard;
  private final Spill spill = new Spill();
  private final int[] bits;
  private Entries entries;
  private @Nullable Entries old;
  private int used;

  @SuppressWarnings("UnusedVariable") // keeps the touching reads alive
  private long touched;

  /** The shard of this number, for states whose words use so many bits, the first one mixed. */
  Shard(int number, int[] bits) {
    this.number = number;
    this.bits = bits;
    this.width = bits.length;
    this.withoutShard = -1L >>> (Long.SIZE - bits[0] + Mixing.SHARD_BITS);
    this.entries = new Entries(0, bits);
  }

  int used() {
    return used;
  }

  /** How many states did not fit the table. */
  int spilled() {
    return spill.size();
  }

  int capacity() {
    return entries.capacity();
  }

  /** Replaces the table; the states are entered into it by {@link #rebuild}. */
  void replace(Entries larger) {
    if (old == null) {
      old = entries;
    }
    entries = larger;
  }

  /** Bytes of the table. */
  long bytes() {
    return entries.bytes();
  }

  void clear() {
    entries = new Entries(0, bits);
    old = null;
    spill.drain(state -> {});
  }

  /** Enters all states into a new table, if there is one. */
  void rebuild() {
    if (old == null) {
      return;
    }
    long[] state = new long[width];
    long[] code = new long[entries.pieces()];
    spill.drain(spilled -> enter(spilled, code));
    // slots are in the order of mixed words, and so are the new ones: memory is read and written
    // from the beginning to the end
    for (int slot = 0; slot < old.capacity(); slot++) {
      if (old.decode(slot, state)) {
        enter(state, code);
      }
    }
    old = null;
  }

  private void enter(long[] state, long[] code) {
    entries.encode(state[0], state, 0, code, 0);
    if (entries.insert(entries.home(state[0]), code, 0) == Entries.SPILLED) {
      spill.add(state.clone());
    }
  }

  /**
   * Looks up the candidates of this shard from all chunks, in their order, and enters the new ones.
   * The slots of all are read before the first is compared, so that the memory is asked for many at
   * a time.
   *
   * @return how many were new
   */
  int insert(Candidates[] chunks, int n, Probes probes) {
    int all = 0;
    for (int c = 0; c < n; c++) {
      all += chunks[c].end(number) - chunks[c].start(number);
    }
    int pieces = entries.pieces();
    probes.reserve(all, pieces);
    int next = 0;
    for (int c = 0; c < n; c++) {
      Candidates chunk = chunks[c];
      int end = chunk.end(number);
      for (int k = chunk.start(number); k < end; k++, next++) {
        long mixed = chunk.orderedMixed(k);
        probes.homes[next] = entries.home(mixed);
        entries.encode(
            mixed, chunk.words(), chunk.offset(chunk.ordered(k)), probes.codes, next * pieces);
      }
    }
    touched += entries.touch(probes.homes, all);
    return look(chunks, n, probes);
  }

  private int look(Candidates[] chunks, int n, Probes probes) {
    int pieces = entries.pieces();
    int next = 0;
    int before = used;
    for (int c = 0; c < n; c++) {
      Candidates chunk = chunks[c];
      int fresh = 0;
      int end = chunk.end(number);
      for (int k = chunk.start(number); k < end; k++, next++) {
        int result = entries.insert(probes.homes[next], probes.codes, next * pieces);
        boolean isNew = result == Entries.NEW || (result == Entries.SPILLED && spilled(chunk, k));
        chunk.setNew(chunk.ordered(k), isNew);
        fresh += isNew ? 1 : 0;
      }
      chunk.setFresh(number, fresh);
      used += fresh;
    }
    return used - before;
  }

  private boolean spilled(Candidates chunk, int k) {
    long[] state = new long[width];
    System.arraycopy(chunk.words(), chunk.offset(chunk.ordered(k)), state, 0, width);
    state[0] = chunk.orderedMixed(k) & withoutShard;
    return spill.add(state);
  }
}
