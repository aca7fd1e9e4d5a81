package org.rmapcheck.engine.state;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The states of a shard for which there was no room near the slot to which they lead: about one in
 * a hundred thousand, and none in most searches.
 */
final class Spill {

  private final Set<Long> states = new HashSet<>();

  int size() {
    return states.size();
  }

  /** Adds a state, as what its keys are made of; false if it is there. */
  boolean add(long state) {
    return states.add(state);
  }

  /** Takes all of them out. */
  void drain(LongConsumer to) {
    Set<Long> all = Set.copyOf(states);
    states.clear();
    all.forEach(to::accept);
  }
}
