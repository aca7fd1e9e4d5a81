package org.rmapcheck.model.export;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;

/** What another checker is asked to find out about an exported model. */
public sealed interface Checks {

  /**
   * The size of the graph: no property is exported, so that nothing ends the search early. Model
   * errors are still found.
   */
  record Counting() implements Checks {}

  /** Properties by their ids: their invariants and their assertions in steps. */
  record Properties(Set<String> ids) implements Checks {
    public Properties {
      ids = Set.copyOf(ids);
    }
  }

  /** Deadlock, as the language defines it: transitions that change nothing are left out. */
  record Deadlock() implements Checks {}

  static Checks counting() {
    return new Counting();
  }

  static Checks properties(String... ids) {
    return new Properties(Set.copyOf(List.of(ids)));
  }

  static Checks deadlock() {
    return new Deadlock();
  }

  /**
   * Refuses properties that a model does not have.
   *
   * @throws ExportException if there is one
   */
  default void require(Model model) {
    if (this instanceof Properties properties) {
      List<String> known = model.properties().stream().map(Property::id).toList();
      for (String id : properties.ids().stream().sorted().toList()) {
        if (!known.contains(id)) {
          throw new ExportException(
              "model '" + model.name() + "' has no property '" + id + "': use one of " + known);
        }
      }
    }
  }
}
