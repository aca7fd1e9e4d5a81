package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Knowledge;
import org.rmapcheck.model.ir.LocalStates;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Range;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.range.LocalReach;
import org.rmapcheck.model.range.Reach;
import org.rmapcheck.model.range.ValueSet;
import org.rmapcheck.model.semantics.Locations;

/**
 * Finds for each location the range of the values that it ever has: the elements of an array that
 * no step of the scenario reaches, the members of an enumeration that no actor of it writes. And
 * for each process instance the local states that it has: which values go with which label. The
 * tree, and with it each count, stays as it is; a packed state gets smaller, and what is known of a
 * location needs no test. Model errors stay: a value is checked against the type of its variable.
 */
final class Narrow {

  private Narrow() {}

  static Transformed apply(Transformed from) {
    Model model = from.model();
    Locations locations = new Locations(model);
    Reach reach = Reach.of(model);
    List<ValueSet> values = reach.values();
    Map<String, List<Range>> ranges = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>(from.notes());
    for (Variable variable : model.stateVariables()) {
      List<Range> narrow = new ArrayList<>();
      for (int offset = 0; offset < variable.size(); offset++) {
        ValueSet of = values.get(locations.base(variable) + offset);
        narrow.add(new Range(of.low(), of.high()));
      }
      if (narrow.stream().anyMatch(range -> isNarrower(range, variable.type()))) {
        ranges.put(variable.name(), narrow);
        notes.addAll(notes(variable, narrow));
      }
    }
    Map<String, LocalStates> localStates = new LinkedHashMap<>();
    List<Model.Instance> instances = model.instances();
    for (int i = 0; i < instances.size(); i++) {
      localStates.put(instances.get(i).name(), LocalReach.of(reach, i));
    }
    Knowledge knowledge = new Knowledge(ranges, localStates);
    return new Transformed(from.written(), model.knowing(knowledge), from.origins(), notes);
  }

  private static boolean isNarrower(Range range, Type type) {
    return range.low() > type.low() || range.high() < type.high();
  }

  /** A note for each range, with the elements that have it. */
  private static List<String> notes(Variable variable, List<Range> narrow) {
    Map<Range, List<String>> elements = new LinkedHashMap<>();
    for (int offset = 0; offset < narrow.size(); offset++) {
      Range range = narrow.get(offset);
      if (isNarrower(range, variable.type())) {
        elements.computeIfAbsent(range, r -> new ArrayList<>()).add(variable.elementName(offset));
      }
    }
    List<String> notes = new ArrayList<>();
    elements.forEach((range, names) -> notes.add(note(variable.type(), range, names)));
    return notes;
  }

  private static String note(Type type, Range range, List<String> elements) {
    String which = "narrow: " + String.join(", ", elements);
    String always = elements.size() == 1 ? " is always " : " are always ";
    return range.low() == range.high()
        ? which + always + type.show(range.low()) + ", as no step writes anything else"
        : which
            + always
            + "from "
            + type.show(range.low())
            + " to "
            + type.show(range.high())
            + ", as no step writes another "
            + type;
  }
}
