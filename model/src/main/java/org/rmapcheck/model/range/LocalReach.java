package org.rmapcheck.model.range;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rmapcheck.model.ir.LocalStates;

/**
 * Explores one process instance by itself: whatever others write may have any of its values at any
 * time, and what the instance alone writes has the value that it gave it. So every local state that
 * it has in a reachable state of the model is found.
 */
public final class LocalReach {

  /** If there are more local states, a location is left out of them, and then another one. */
  private static final int MOST = 4_096;

  /** A location with more values is left out at once. */
  private static final int MOST_VALUES = Long.SIZE - 1;

  private final Reach reach;
  private final int instance;
  private final List<Integer> locations;
  private final Set<List<Long>> met = new HashSet<>();
  private final List<List<Long>> states = new ArrayList<>();

  private LocalReach(Reach reach, int instance, List<Integer> locations) {
    this.reach = reach;
    this.instance = instance;
    this.locations = locations;
  }

  /** The local states of an instance, by its number. */
  public static LocalStates of(Reach reach, int instance) {
    List<ValueSet> all = reach.values();
    List<Integer> locations =
        IntStream.of(reach.owned(instance))
            .filter(l -> !all.get(l).isSingle() && all.get(l).size() <= MOST_VALUES)
            .boxed()
            .toList();
    while (true) {
      LocalReach local = new LocalReach(reach, instance, locations);
      if (local.explore()) {
        return new LocalStates(locations, local.states);
      }
      Optional<Integer> widest =
          locations.stream().max(Comparator.comparingLong(l -> all.get(l).size()));
      locations = locations.stream().filter(l -> !widest.equals(Optional.of(l))).toList();
    }
  }

  /** Finds all of them; false if they are too many. */
  private boolean explore() {
    List<Long> first = new ArrayList<>(List.of(0L));
    locations.forEach(l -> first.add(reach.initial(l)));
    met.add(first);
    states.add(first);
    for (int next = 0; next < states.size(); next++) {
      if (!expand(states.get(next))) {
        return false;
      }
    }
    return true;
  }

  private boolean expand(List<Long> state) {
    int step = state.get(0).intValue();
    ValueSet[] base = reach.known(instance, step);
    for (int i = 0; i < locations.size(); i++) {
      base[locations.get(i)] = ValueSet.of(state.get(i + 1));
    }
    for (Steps.Outcome outcome : reach.steps().outcomes(instance, step, new Known(base))) {
      if (!outcome.fails() && reach.reaches(instance, outcome.target())) {
        List<List<Long>> reached = List.of(List.of((long) outcome.target()));
        Map<Integer, ValueSet> after = outcome.after();
        for (int l : locations) {
          ValueSet values = after.getOrDefault(l, outcome.before().of(l));
          reached = each(reached, values.intersection(reach.values().get(l)));
          if (isTooMany(reached.size())) {
            return false;
          }
        }
        reached.stream().filter(met::add).forEach(states::add);
      }
    }
    return !isTooMany(states.size());
  }

  private boolean isTooMany(int number) {
    return number > MOST && !locations.isEmpty();
  }

  /** Each of these with each of the values behind it. */
  private static List<List<Long>> each(List<List<Long>> before, ValueSet values) {
    List<List<Long>> with = new ArrayList<>();
    for (List<Long> state : before) {
      for (long above = 0; above <= values.high() - values.low(); above++) {
        if (values.contains(values.low() + above)) {
          List<Long> longer = new ArrayList<>(state);
          longer.add(values.low() + above);
          with.add(longer);
        }
      }
    }
    return with;
  }
}
