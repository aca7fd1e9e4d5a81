package org.rmapcheck.engine.state;

import org.jspecify.annotations.Nullable;

/** A part of the visited set: a table, and the states that did not fit it, or a bitmap. */
final class Shard {

  private static final int BATCH = 128;
  private static final Entries NONE = new Entries(0, 34);

  private final Spill spill = new Spill();
  private Entries entries = NONE;
  private @Nullable Bitmap bitmap;
  private @Nullable Pairing pairing;
  private @Nullable Entries old;
  private @Nullable Pairing oldPairing;
  private int used;

  @SuppressWarnings("UnusedVariable") // keeps the touching reads alive
  private long touched;

  int used() {
    return used;
  }

  /** How many states did not fit the table. */
  int spilled() {
    return spill.size();
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

  /** Replaces the table by a bitmap, for good; the states are entered by {@link #rebuild}. */
  void replace(Bitmap larger) {
    replace(NONE, null);
    bitmap = larger;
  }

  /** Whether there is room for all keys there may be. */
  boolean hasBitmap() {
    return bitmap != null;
  }

  /** Bytes of the table or bitmap. */
  long bytes() {
    return bitmap == null ? entries.bytes() : bitmap.bytes();
  }

  void clear() {
    entries = NONE;
    bitmap = null;
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
    if (entries.capacity() == 2 * from.capacity() && from.capacity() > 0) {
      entries.enterHalf(from, this::spill);
      return;
    }
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
    if (bitmap != null) {
      bitmap.insert(key);
    } else if (entries.insert(entries.home(key), entries.code(key)) == Entries.SPILLED) {
      spill(key);
    }
  }

  private void spill(long key) {
    spill.add(pairing == null ? key : pairing.pair(key));
  }

  /**
   * Looks up the candidates of this shard from all chunks, in their order, and enters the new ones.
   * The slots of many are read before the first is compared, so that the memory is asked for all of
   * them at a time; they stay in the nearest cache until then.
   *
   * @param number of this shard
   * @return how many were new
   */
  int insert(int number, Candidates[] chunks, int n, Probes probes) {
    Bitmap bits = bitmap;
    return bits == null ? enter(number, chunks, n, probes) : enter(number, chunks, n, bits);
  }

  private int enter(int number, Candidates[] chunks, int n, Bitmap bits) {
    int before = used;
    for (int c = 0; c < n; c++) {
      Candidates chunk = chunks[c];
      int end = chunk.end(number);
      int fresh = 0;
      for (int k = chunk.start(number); k < end; k++) {
        int isNew = bits.insert(chunk.content(k));
        chunk.setNew(k, isNew);
        fresh += isNew;
      }
      chunk.setFresh(number, fresh);
      used += fresh;
    }
    return used - before;
  }

  private int enter(int number, Candidates[] chunks, int n, Probes probes) {
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
        long content = chunk.content(k);
        long key = pairing == null ? content : pairing.key(content);
        probes.homes[next] = entries.home(key);
        probes.codes[next] = entries.code(key);
      }
    }
    for (int from = 0; from < all; from += BATCH) {
      int to = Math.min(all, from + BATCH);
      touched += entries.touch(probes.homes, from, to);
      look(from, to, probes);
    }
    return tell(number, chunks, n, probes);
  }

  private void look(int from, int to, Probes probes) {
    for (int i = from; i < to; i++) {
      probes.results[i] = (byte) entries.insert(probes.homes[i], probes.codes[i]);
    }
  }

  private int tell(int number, Candidates[] chunks, int n, Probes probes) {
    int before = used;
    int next = 0;
    for (int c = 0; c < n; c++) {
      Candidates chunk = chunks[c];
      int end = chunk.end(number);
      int fresh = 0;
      for (int k = chunk.start(number); k < end; k++, next++) {
        int result = probes.results[next];
        if (result == Entries.SPILLED) {
          long content = chunk.content(k);
          result = spill.add(content) ? Entries.NEW : Entries.KNOWN;
        }
        chunk.setNew(k, result);
        fresh += result;
      }
      chunk.setFresh(number, fresh);
      used += fresh;
    }
    return used - before;
  }
}
