package org.rmapcheck.engine.state;

import org.jspecify.annotations.Nullable;

/** A part of the visited set: a table, and the states that did not fit it. */
final class Shard {

  private static final int BATCH = 128;

  private final int number;
  private final Spill spill = new Spill();
  private Entries entries = new Entries(0, Entries.LEAST_KEY_BITS);
  private @Nullable Pairing pairing;
  private @Nullable Entries old;
  private @Nullable Pairing oldPairing;
  private int used;

  @SuppressWarnings("UnusedVariable") // keeps the touching reads alive
  private long touched;

  Shard(int number) {
    this.number = number;
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

  /** How pairs become keys, if states have several words and there is a table. */
  @Nullable Pairing pairing() {
    return pairing;
  }

  /** Replaces the table; the states are entered into it by {@link #rebuild}. */
  void replace(Entries larger, @Nullable Pairing newPairing) {
    if (old == null) {
      old = entries;
      oldPairing = pairing;
    }
    entries = larger;
    pairing = newPairing;
  }

  /** Bytes of the table. */
  long bytes() {
    return entries.bytes();
  }

  void clear() {
    entries = new Entries(0, Entries.LEAST_KEY_BITS);
    pairing = null;
    old = null;
    spill.drain(state -> {});
  }

  /** Enters all states into a new table, if there is one. */
  void rebuild() {
    if (old == null) {
      return;
    }
    Pairing now = pairing;
    spill.drain(state -> enter(now == null ? state : now.key(state)));
    if (oldPairing == null || now == null) {
      move(old);
    } else {
      move(old, oldPairing, now);
    }
    old = null;
  }

  /** Slots are in the order of keys, so memory is read and written from beginning to end. */
  private void move(Entries from) {
    for (int slot = 0; slot < from.capacity(); slot++) {
      long key = from.key(slot);
      if (key != Entries.EMPTY) {
        enter(key);
      }
    }
  }

  private void move(Entries from, Pairing before, Pairing now) {
    if (before.keyBits() == now.keyBits() && before.firstBits() == now.firstBits()) {
      move(from);
      return;
    }
    for (int slot = 0; slot < from.capacity(); slot++) {
      long key = from.key(slot);
      if (key != Entries.EMPTY) {
        enter(now.key(before.pair(key)));
      }
    }
  }

  private void enter(long key) {
    if (entries.insert(entries.home(key), entries.code(key)) == Entries.SPILLED) {
      spill.add(pairing == null ? key : pairing.pair(key));
    }
  }

  /**
   * Looks up the candidates of this shard from all chunks, in their order, and enters the new ones.
   * The slots of many are read before the first is compared, so that the memory is asked for all of
   * them at a time; they stay in the nearest cache until then.
   *
   * @return how many were new
   */
  int insert(Candidates[] chunks, int n, Probes probes) {
    int all = 0;
    for (int c = 0; c < n; c++) {
      all += chunks[c].end(number) - chunks[c].start(number);
    }
    probes.reserve(all);
    int next = 0;
    for (int c = 0; c < n; c++) {
      Candidates chunk = chunks[c];
      int end = chunk.end(number);
      for (int k = chunk.start(number); k < end; k++, next++) {
        int i = chunk.ordered(k);
        long content = chunk.content(i);
        long key = pairing == null ? content : pairing.key(content);
        probes.homes[next] = entries.home(key);
        probes.codes[next] = entries.code(key);
        probes.origins[next] = c << Probes.CHUNK_SHIFT | i;
      }
    }
    int before = used;
    for (int from = 0; from < all; from += BATCH) {
      int to = Math.min(all, from + BATCH);
      touched += entries.touch(probes.homes, from, to);
      look(chunks, from, to, probes);
    }
    return used - before;
  }

  private void look(Candidates[] chunks, int from, int to, Probes probes) {
    for (int k = from; k < to; k++) {
      int origin = probes.origins[k];
      Candidates chunk = chunks[origin >>> Probes.CHUNK_SHIFT];
      int result = entries.insert(probes.homes[k], probes.codes[k]);
      if (result == Entries.SPILLED) {
        result = spill.add(chunk.content(origin & Probes.CANDIDATE)) ? Entries.NEW : Entries.KNOWN;
      }
      chunk.setNew(number, origin & Probes.CANDIDATE, result);
      used += result;
    }
  }
}
