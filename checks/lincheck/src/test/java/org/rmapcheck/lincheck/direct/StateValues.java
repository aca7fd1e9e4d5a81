package org.rmapcheck.lincheck.direct;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.State;

/** Looks values up in the states of one model, by the names of their locations. */
final class StateValues {

  private final Locations locations;

  StateValues(Model model) {
    locations = new Locations(model);
  }

  /**
   * The number of a location.
   *
   * @throws IllegalArgumentException if the model has none of this name
   */
  int location(String name) {
    for (int location = 0; location < locations.count(); location++) {
      if (locations.name(location).equals(name)) {
        return location;
      }
    }
    throw new IllegalArgumentException("the model has no " + name);
  }

  static int value(State state, int location) {
    return (int) (long) state.values().get(location);
  }

  /** The list with another value at one place. */
  static List<Integer> with(List<Integer> values, int place, int value) {
    List<Integer> changed = new ArrayList<>(values);
    changed.set(place, value);
    return List.copyOf(changed);
  }
}
