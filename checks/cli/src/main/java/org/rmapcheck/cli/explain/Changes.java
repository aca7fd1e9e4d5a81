package org.rmapcheck.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.State;

/** What differs between two states, for people. */
public final class Changes {

  private Changes() {}

  /** Each location that differs, as {@code name: old -> new}, in the order of the model. */
  public static List<String> between(Locations locations, State before, State after) {
    List<String> changes = new ArrayList<>();
    for (int l = 0; l < locations.count(); l++) {
      long old = before.values().get(l);
      long now = after.values().get(l);
      if (old != now) {
        var type = locations.variable(l).type();
        changes.add(locations.name(l) + ": " + type.show(old) + " -> " + type.show(now));
      }
    }
    return changes;
  }
}
