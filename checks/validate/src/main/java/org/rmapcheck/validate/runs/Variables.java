package org.rmapcheck.validate.runs;

import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;

/** The variables of a slice's model by name: where they are in a state, what their values are. */
final class Variables {

  private final Model model;
  private final Locations locations;

  Variables(Model model, Locations locations) {
    this.model = model;
    this.locations = locations;
  }

  private Variable variable(String name) {
    return model.variable(name).orElseThrow();
  }

  boolean has(String variable) {
    return model.variable(variable).isPresent();
  }

  /** The location of an element of a variable. */
  int location(String variable, int offset) {
    return locations.base(variable(variable)) + offset;
  }

  /** All locations of a variable. */
  int[] locations(String variable) {
    Variable found = variable(variable);
    int base = locations.base(found);
    int[] all = new int[found.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = base + i;
    }
    return all;
  }

  /** The raw value that a variable shows by a name, or -1. */
  int ordinal(String variable, String shown) {
    Type type = variable(variable).type();
    for (long raw = type.low(); raw <= type.high(); raw++) {
      if (type.show(raw).equals(shown)) {
        return (int) raw;
      }
    }
    return -1;
  }

  /** Whether the variable has a value for each instance of the process. */
  boolean isLocal(String variable, Process process) {
    Variable found = variable(variable);
    return found.dimensions().size() == 1 && found.dimensions().get(0).equals(process.instances());
  }

  /** How many members a set of ids has; 0 if there is no such set. */
  int size(String set) {
    return model.idSets().stream().filter(s -> s.name().equals(set)).mapToInt(IdSet::size).sum();
  }

  /** The number of a member of a set of ids, or -1. */
  int member(String set, String name) {
    return model.idSets().stream()
        .filter(s -> s.name().equals(set))
        .mapToInt(s -> s.members().indexOf(name))
        .findFirst()
        .orElse(-1);
  }
}
