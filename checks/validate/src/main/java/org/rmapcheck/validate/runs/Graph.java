package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;

/**
 * The states of a slice's model as far as somebody asked, each with its steps, by the reference
 * semantics. A state is looked at once, however often a log comes through it.
 */
final class Graph {

  /**
   * A step.
   *
   * @param guard number of the guard, 0 if no call covers the step
   * @param label number of its process and label
   * @param renewed bits of the places that are new behind it
   * @param copied places of a copy, source and target; nothing if they are no copy
   */
  record Edge(int instance, int to, int guard, int label, long renewed, Effects.Copied copied) {}

  final Model model;
  final Labels labels;
  final Variables variables;
  private final ReferenceInterpreter reference;
  private final Effects effects;
  private final List<String> names = new ArrayList<>();
  private final List<State> states = new ArrayList<>();
  private final Map<State, Integer> ids = new HashMap<>();
  private final List<Edge[]> edges = new ArrayList<>();
  private final List<Model.Instance> instances;
  private final int inVram;

  Graph(Mapping mapping) throws MappingException {
    Model whole = SliceModel.of(mapping.model());
    this.labels = new Labels(mapping, whole);
    this.model = SliceModel.asked(whole, mapping, labels);
    this.reference = new ReferenceInterpreter(model);
    this.variables = new Variables(model, reference.locations());
    this.effects = new Effects(mapping, labels, variables);
    this.instances = model.instances();
    this.inVram = variables.ordinal("memory", "VRAM");
    id(reference.initial());
  }

  int initial() {
    return 0;
  }

  int size() {
    return states.size();
  }

  List<Model.Instance> instances() {
    return instances;
  }

  Locations locations() {
    return reference.locations();
  }

  State state(int id) {
    return states.get(id);
  }

  /** The label at which an instance is. */
  String label(int state, int instance) {
    return instances
        .get(instance)
        .process()
        .steps()
        .get(states.get(state).counters().get(instance))
        .label();
  }

  /** Index of the label at which an instance is. */
  int counter(int state, int instance) {
    return states.get(state).counters().get(instance);
  }

  /** The value of a variable, of the element with these indices. */
  long value(int state, String variable, int offset) {
    return states.get(state).values().get(variables.location(variable, offset));
  }

  /** The place that backs the page now, or none. */
  long backing(int state) {
    if (value(state, "memory", 0) != inVram) {
      return value(state, "tt_page", 0);
    }
    long slot = value(state, "slot", 0);
    return slot == Type.NONE ? Type.NONE : variables.size("Frames") + slot;
  }

  /** The state with its bystanders in another order. */
  int reordered(int state, int[] order) {
    State old = states.get(state);
    List<Integer> counters = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      counters.add(old.counters().get(order[i]));
    }
    return id(new State(old.values(), counters));
  }

  /** Whether the variable is one of the instance's process. */
  boolean hasLocal(int instance, String variable) {
    return variables.isLocal(variable, instances.get(instance).process());
  }

  /** The value of a local variable of an instance. */
  long local(int state, int instance, String variable) {
    return value(state, variable, instances.get(instance).id());
  }

  /** The state with the value of a location changed. */
  int with(int state, int location, long value) {
    State old = states.get(state);
    List<Long> values = new ArrayList<>(old.values());
    values.set(location, value);
    return id(new State(values, old.counters()));
  }

  private int id(State state) {
    return ids.computeIfAbsent(
        state,
        s -> {
          states.add(s);
          edges.add(null);
          return states.size() - 1;
        });
  }

  /** The steps from a state. */
  Edge[] edges(int state) {
    Edge[] known = edges.get(state);
    if (known == null) {
      known = find(state);
      edges.set(state, known);
    }
    return known;
  }

  private Edge[] find(int id) {
    State state = states.get(id);
    List<Edge> found = new ArrayList<>();
    for (Transition transition : reference.enabled(state)) {
      State after = reference.execute(state, transition).state();
      int to = id(after);
      if (to != id) {
        found.add(
            new Edge(
                transition.instance(),
                to,
                effects.guard(transition, state, after),
                number(transition),
                effects.renewed(state, after),
                effects.copied(transition, state, after)));
      }
    }
    return found.toArray(new Edge[0]);
  }

  private int number(Transition transition) {
    String name = Effects.name(transition);
    int known = names.indexOf(name);
    if (known < 0) {
      names.add(name);
      return names.size() - 1;
    }
    return known;
  }

  /** Process and label of a number. */
  String name(int label) {
    return names.get(label);
  }

  /** The places that somebody can reach in a state: through the PTE, or through a TLB entry. */
  Set<Integer> reachable(int state) {
    Set<Integer> places = new TreeSet<>();
    for (String variable : List.of("pte", "tlb")) {
      for (int location : variables.locations(variable)) {
        long place = states.get(state).values().get(location);
        if (place != Type.NONE) {
          places.add((int) place);
        }
      }
    }
    return places;
  }
}
