package org.rmapcheck.engine.state;

import org.jspecify.annotations.Nullable;

/** The candidates of one shard, as keys for its table. Working space of one thread. */
public final class Probes {

  final Parts.@Nullable Reader parts;
  int[] homes = new int[256];
  long[] codes = new long[256];
  byte[] results = new byte[256];

  /** For one thread; without parts if states have one word. */
  Probes(Parts.@Nullable Reader parts) {
    this.parts = parts;
  }

  void reserve(int candidates) {
    if (homes.length < candidates) {
      homes = new int[2 * candidates];
      codes = new long[2 * candidates];
      results = new byte[2 * candidates];
    }
  }
}
