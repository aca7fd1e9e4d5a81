package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.VariableChange;

/** States and choices as people read them: location names and shown values. */
final class StateNames {

  private final Locations locations;

  StateNames(Locations locations) {
    this.locations = locations;
  }

  /** Every variable with its value. */
  Map<String, String> all(State state) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int location = 0; location < locations.count(); location++) {
      all.put(locations.name(location), value(state, location));
    }
    return all;
  }

  /** Every constant of the model with its value. */
  static Map<String, String> constants(Model model) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Variable variable : model.variables()) {
      if (variable.kind() == Variable.Kind.CONSTANT) {
        List<Long> values = model.initial().getOrDefault(variable.name(), List.of());
        for (int offset = 0; offset < variable.size(); offset++) {
          all.put(variable.elementName(offset), variable.type().show(values.get(offset)));
        }
      }
    }
    return all;
  }

  /** The variables that differ, in the order of the model. */
  List<VariableChange> changes(State before, State after) {
    List<VariableChange> changes = new ArrayList<>();
    for (int location = 0; location < locations.count(); location++) {
      if (!before.values().get(location).equals(after.values().get(location))) {
        changes.add(
            new VariableChange(
                locations.name(location), value(before, location), value(after, location)));
      }
    }
    return changes;
  }

  /** What a step chose, by the names in its arm. */
  static Map<String, String> choices(Transition transition) {
    Map<String, String> choices = new LinkedHashMap<>();
    List<Expr.Bound> bounds = transition.arm().choices();
    for (int i = 0; i < transition.choices().size(); i++) {
      Expr.Bound bound = bounds.get(i);
      choices.put(bound.name(), bound.set().members().get(transition.choices().get(i)));
    }
    return choices;
  }

  private String value(State state, int location) {
    return locations.variable(location).type().show(state.values().get(location));
  }
}
