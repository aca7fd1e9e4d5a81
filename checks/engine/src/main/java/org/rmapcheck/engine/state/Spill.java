package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The states of a shard for which there was no room near the slot to which they lead: about one in
 * a hundred thousand, and none in most searches.
 */
final class Spill {

  private final Set<List<Long>> states = new HashSet<>();

  int size() {
    return states.size();
  }

  /** Adds a state, with the mixed word in place of its first; false if it is there. */
  boolean add(long[] words) {
    return states.add(Arrays.stream(words).boxed().toList());
  }

  /** Takes all of them out. */
  void drain(Consumer<long[]> to) {
    List<List<Long>> all = new ArrayList<>(states);
    states.clear();
    for (List<Long> words : all) {
      to.accept(words.stream().mapToLong(Long::longValue).toArray());
    }
  }
}
