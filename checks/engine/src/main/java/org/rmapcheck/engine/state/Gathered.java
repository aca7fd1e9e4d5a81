package org.rmapcheck.engine.state;

import java.util.Arrays;

/** The candidates of one shard from all chunks, in their order. Working space of one thread. */
public final class Gathered {

  int count;
  int[] chunks = new int[256];
  int[] indices = new int[256];
  int[] slots = new int[256];
  long[] hashes = new long[256];
  int[] fresh = new int[0];
  private Candidates[] from = new Candidates[0];
  private int width;

  void gather(int shard, Candidates[] all, int n, int newWidth) {
    from = all;
    width = newWidth;
    count = 0;
    if (fresh.length < n) {
      fresh = new int[n];
    }
    Arrays.fill(fresh, 0, n, 0);
    for (int c = 0; c < n; c++) {
      Candidates chunk = all[c];
      int start = chunk.start(shard);
      int end = chunk.end(shard);
      if (count + end - start > hashes.length) {
        grow(Math.max(2 * hashes.length, count + end - start));
      }
      for (int k = start; k < end; k++) {
        chunks[count] = c;
        indices[count] = chunk.ordered(k);
        hashes[count] = chunk.orderedHash(k);
        count++;
      }
    }
  }

  private void grow(int capacity) {
    chunks = Arrays.copyOf(chunks, capacity);
    indices = Arrays.copyOf(indices, capacity);
    slots = Arrays.copyOf(slots, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
  }

  Candidates chunk(int k) {
    return from[chunks[k]];
  }

  /** Whether two candidates are the same state. */
  boolean equal(int j, int k) {
    long[] left = chunk(j).words();
    long[] right = chunk(k).words();
    int l = chunk(j).offset(indices[j]);
    int r = chunk(k).offset(indices[k]);
    for (int w = 0; w < width; w++) {
      if (left[l + w] != right[r + w]) {
        return false;
      }
    }
    return true;
  }
}
