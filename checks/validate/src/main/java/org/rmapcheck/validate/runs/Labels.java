package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.Mapping.EventRule;
import org.rmapcheck.validate.mapping.MappingException;

/**
 * The steps that a mapping says are taken inside calls: each such guard is a label of a process,
 * and possibly the variable that a step there has to change to be meant. Numbered from 1; 0 is a
 * step that no call covers, which may be taken between any two events.
 */
final class Labels {

  /** Stands for the variable of a step that moves nothing. */
  static final String NOTHING = "?";

  /** A step that only the calls that cover it may contain. */
  record Guard(String process, String label, String variable) {

    static Guard of(String process, String text) {
      if (text.endsWith(NOTHING)) {
        return new Guard(process, text.substring(0, text.length() - 1), NOTHING);
      }
      int slash = text.indexOf('/');
      return slash < 0
          ? new Guard(process, text, "")
          : new Guard(process, text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
      return process + "." + label + (variable.isEmpty() ? "" : "/" + variable);
    }
  }

  private final Map<Guard, Integer> numbers = new HashMap<>();
  private final List<Guard> guards = new ArrayList<>();
  private final Model model;

  Labels(Mapping mapping, Model model) throws MappingException {
    this.model = model;
    for (var rule : mapping.events().entrySet()) {
      String place = "events." + rule.getKey();
      EventRule event = rule.getValue();
      for (var alternative : event.entry()) {
        check(place + ".entry", alternative);
      }
      for (var behind : event.returns()) {
        for (var alternative : behind.at()) {
          check(place + ".returns", alternative);
        }
      }
      add(place + ".covers", event.covers());
      add(place + ".alone", event.alone());
      check(place + ".shows", event.shows());
    }
    for (var role : mapping.roles().entrySet()) {
      String place = "roles." + role.getKey();
      check(place + ".rest", Map.of(role.getKey(), List.of(role.getValue().rest())));
      check(place + ".free", Map.of(role.getKey(), role.getValue().free()));
    }
  }

  private void add(String place, Map<String, List<String>> covers) throws MappingException {
    for (var covered : covers.entrySet()) {
      for (String text : covered.getValue()) {
        Guard guard = Guard.of(covered.getKey(), text);
        check(place, Map.of(guard.process(), List.of(guard.label())));
        if (!guard.variable().isEmpty() && !guard.variable().equals(NOTHING)) {
          variable(place, guard.variable());
        }
        numbers.computeIfAbsent(
            guard,
            g -> {
              guards.add(g);
              return guards.size();
            });
      }
    }
  }

  private void check(String place, Map<String, List<String>> labels) throws MappingException {
    for (var of : labels.entrySet()) {
      var process =
          model.processes().stream().filter(p -> p.name().equals(of.getKey())).findFirst();
      if (process.isEmpty()) {
        throw new MappingException(
            place
                + ": the model has no process '"
                + of.getKey()
                + "': use one of "
                + String.join(", ", model.processes().stream().map(p -> p.name()).toList()));
      }
      for (String label : of.getValue()) {
        if (process.get().indexOf(label) < 0) {
          throw new MappingException(
              place
                  + ": process '"
                  + of.getKey()
                  + "' has no step '"
                  + label
                  + "': use one of "
                  + String.join(", ", process.get().steps().stream().map(s -> s.label()).toList()));
        }
      }
    }
  }

  /** The variable of a name. */
  Variable variable(String place, String name) throws MappingException {
    return model
        .variable(name)
        .orElseThrow(
            () ->
                new MappingException(
                    place
                        + ": the model has no variable '"
                        + name
                        + "': use one of "
                        + String.join(
                            ", ", model.stateVariables().stream().map(Variable::name).toList())));
  }

  int number(Guard guard) {
    return numbers.getOrDefault(guard, 0);
  }

  int count() {
    return guards.size() + 1;
  }

  Guard guard(int number) {
    return guards.get(number - 1);
  }

  /** Guards of the steps of a label that do something. */
  List<Guard> of(String process, String label) {
    return guards.stream()
        .filter(g -> g.process().equals(process) && g.label().equals(label))
        .filter(g -> !g.variable().equals(NOTHING))
        .toList();
  }
}
