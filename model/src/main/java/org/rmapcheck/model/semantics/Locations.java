package org.rmapcheck.model.semantics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/** Numbers the locations of a model: each element of each state variable, in declaration order. */
public final class Locations {

  private final Map<Variable, Integer> bases = new HashMap<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();

  public Locations(Model model) {
    for (Variable variable : model.stateVariables()) {
      bases.put(variable, variables.size());
      for (int offset = 0; offset < variable.size(); offset++) {
        variables.add(variable);
        offsets.add(offset);
      }
    }
  }

  /** Number of locations. */
  public int count() {
    return variables.size();
  }

  /** Location of the first element of a state variable. */
  public int base(Variable variable) {
    Integer base = bases.get(variable);
    if (base == null) {
      throw new IllegalArgumentException("variable '" + variable.name() + "' is no state variable");
    }
    return base;
  }

  public Variable variable(int location) {
    return variables.get(location);
  }

  /** Position of a location within its variable. */
  public int offset(int location) {
    return offsets.get(location);
  }

  /** Name for people, such as {@code pte[cpu0/b0][p1]}. */
  public String name(int location) {
    return variable(location).elementName(offset(location));
  }
}
