package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** The states that were possible before an event that none of them allows, for people. */
final class States {

  private static final int SHOWN = 4;

  private final Simulation simulation;
  private final Slice.Dead dead;
  private final int before;

  States(Simulation simulation, Slice.Dead dead) {
    this.simulation = simulation;
    this.dead = dead;
    this.before = simulation.closure(dead.before(), dead.context());
  }

  int count() {
    return simulation.sets.size(before);
  }

  /** What the rule asks for, and where the task is instead. */
  String why() {
    if (count() == 0) {
      return "the VMA is mapped by no event, and cannot have been there all the time";
    }
    Rules.Rule rule = simulation.rules.at(dead.event().rule());
    Set<String> at = new LinkedHashSet<>();
    for (Node node : simulation.sets.members(before)) {
      Map<String, String> labels =
          simulation.roles().labels(node, dead.event().task(), simulation.graph);
      at.add(labels.isEmpty() ? "in no step of this buffer" : "at " + words(labels));
    }
    List<Rules.Places> wanted =
        dead.event().behind() < 0 ? rule.entry() : rule.behind().get(dead.event().behind());
    List<String> places =
        wanted.stream()
            .filter(p -> !p.labels().isEmpty())
            .map(
                p ->
                    String.join(
                        " with ",
                        p.labels().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(
                                e ->
                                    e.getKey()
                                        + " at "
                                        + String.join("/", e.getValue().stream().sorted().toList()))
                            .toList()))
            .sorted()
            .toList();
    return "the task is "
        + String.join(", or ", at.stream().sorted().limit(SHOWN).toList())
        + (dead.event().behind() < 0 ? "; the event needs " : "; behind it must be ")
        + (places.isEmpty() ? "other arguments" : String.join(", or ", places));
  }

  private static String words(Map<String, String> labels) {
    return String.join(
        " and ", labels.entrySet().stream().map(e -> e.getKey() + "." + e.getValue()).toList());
  }

  /** Some of the states: what is not as it was at the start, and where tasks are. */
  List<Map<String, String>> some() {
    List<Map<String, String>> some = new ArrayList<>();
    for (Node node : simulation.sets.members(before)) {
      if (some.size() == SHOWN) {
        break;
      }
      some.add(of(node));
    }
    return some;
  }

  private Map<String, String> of(Node node) {
    Map<String, String> shown = new LinkedHashMap<>();
    Graph graph = simulation.graph;
    for (int i = 0; i < graph.instances().size(); i++) {
      if (node.owner(i) != Node.NOBODY) {
        shown.put(graph.instances().get(i).name(), graph.label(node.state, i));
      }
    }
    List<Long> values = graph.state(node.state).values();
    List<Long> start = graph.state(graph.initial()).values();
    for (int location = 0; location < values.size(); location++) {
      Variable variable = graph.locations().variable(location);
      boolean memory = variable.name().equals("memory") || variable.name().equals("resv");
      if (memory || !values.get(location).equals(start.get(location))) {
        Type type = variable.type();
        shown.put(graph.locations().name(location), type.show(values.get(location)));
      }
    }
    return shown;
  }
}
