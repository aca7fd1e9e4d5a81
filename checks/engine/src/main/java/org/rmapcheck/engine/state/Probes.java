package org.rmapcheck.engine.state;

/** The candidates of one shard, encoded for its table. Working space of one thread. */
public final class Probes {

  int[] homes = new int[256];
  long[] codes = new long[256];

  void reserve(int candidates, int pieces) {
    if (homes.length < candidates) {
      homes = new int[2 * candidates];
    }
    if (codes.length < candidates * pieces) {
      codes = new long[2 * candidates * pieces];
    }
  }
}
