package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
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
  record Edge(int instance, int to, int guard, int label, long renewed, Copied copied) {}

  /** Contents that go from one place, or from nowhere, to another. */
  record Copied(int from, int to) {
    static final Copied NOTHING = new Copied(-1, -1);
  }

  final Model model;
  final Labels labels;
  private final ReferenceInterpreter reference;
  private final Mapping mapping;
  private final List<String> names = new ArrayList<>();
  private final List<State> states = new ArrayList<>();
  private final Map<State, Integer> ids = new HashMap<>();
  private final List<Edge[]> edges = new ArrayList<>();
  private final List<Model.Instance> instances;
  private final int inVram;
  private final Map<String, int[]> free = new HashMap<>();

  Graph(Mapping mapping) throws MappingException {
    this.mapping = mapping;
    Model whole = SliceModel.of(mapping.model());
    Labels all = new Labels(mapping, whole);
    this.model = Cone.of(whole, asked(mapping, all));
    this.labels = all;
    this.reference = new ReferenceInterpreter(model);
    this.instances = model.instances();
    for (String variable : mapping.nothing().values()) {
      free.put(variable, locations(variable));
    }
    inVram = ordinal("memory", "VRAM");
    id(reference.initial());
  }

  private static Set<String> asked(Mapping mapping, Labels labels) throws MappingException {
    Set<String> asked = new java.util.HashSet<>(Set.of("memory", "slot", "tt_page", "pte", "tlb"));
    asked.addAll(mapping.nothing().values());
    mapping.copies().values().forEach(copy -> asked.addAll(List.of(copy.from(), copy.to())));
    for (var event : mapping.events().entrySet()) {
      var rule = event.getValue();
      if (rule.when() != null) {
        asked.add(rule.when().local());
      }
      if (rule.pfn() != null) {
        asked.addAll(rule.pfn().of().values());
        asked.remove(Simulation.BACKING);
      }
      for (var covered : rule.covers().values()) {
        for (String text : covered) {
          Labels.Guard guard = Labels.Guard.of("", text);
          if (!guard.variable().isEmpty() && !guard.variable().equals(Labels.NOTHING)) {
            asked.add(guard.variable());
          }
        }
      }
    }
    for (String name : asked) {
      if (labels.modelHas(name)) {
        continue;
      }
      labels.variable("mapping", name);
    }
    return asked;
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
    Variable found = model.variable(variable).orElseThrow();
    return states.get(state).values().get(reference.locations().base(found) + offset);
  }

  /** The place that backs the page now, or none. */
  long backing(int state) {
    if (value(state, "memory", 0) != inVram) {
      return value(state, "tt_page", 0);
    }
    long slot = value(state, "slot", 0);
    return slot == Type.NONE ? Type.NONE : size("Frames") + slot;
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
    Variable found = model.variable(variable).orElseThrow();
    return found.dimensions().size() == 1
        && found.dimensions().get(0).equals(instances.get(instance).process().instances());
  }

  /** The value of a local variable of an instance. */
  long local(int state, int instance, String variable) {
    return value(state, variable, instances.get(instance).id());
  }

  /** The raw value that a variable shows by a name, or -1. */
  int ordinal(String variable, String shown) {
    Type type = model.variable(variable).orElseThrow().type();
    for (long raw = type.low(); raw <= type.high(); raw++) {
      if (type.show(raw).equals(shown)) {
        return (int) raw;
      }
    }
    return -1;
  }

  /** The state with the value of a location changed. */
  int with(int state, int location, long value) {
    State old = states.get(state);
    List<Long> values = new ArrayList<>(old.values());
    values.set(location, value);
    return id(new State(values, old.counters()));
  }

  int[] locations(String variable) {
    Variable found = model.variable(variable).orElseThrow();
    int base = reference.locations().base(found);
    int[] all = new int[found.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = base + i;
    }
    return all;
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
                guard(transition, state, after),
                number(transition),
                renewed(state, after),
                copied(transition, state, after)));
      }
    }
    return found.toArray(new Edge[0]);
  }

  private int number(Transition transition) {
    String name = transition.who().process().name() + "." + transition.step().label();
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

  /** The guard of a step: of a label, or of a label and a variable that the step changes. */
  private int guard(Transition transition, State before, State after) {
    String process = transition.who().process().name();
    String label = transition.step().label();
    String unless = mapping.nothing().get(process + "." + label);
    if (unless != null && allNone(before, unless)) {
      return labels.number(new Labels.Guard(process, label, Labels.NOTHING));
    }
    for (Labels.Guard guard : labels.of(process, label)) {
      if (guard.variable().isEmpty() || changes(guard.variable(), before, after)) {
        return labels.number(guard);
      }
    }
    return 0;
  }

  private boolean allNone(State state, String variable) {
    for (int location : free.getOrDefault(variable, new int[0])) {
      if (state.values().get(location) != Type.NONE) {
        return false;
      }
    }
    return true;
  }

  private boolean changes(String variable, State before, State after) {
    for (int location : locations(variable)) {
      if (!before.values().get(location).equals(after.values().get(location))) {
        return true;
      }
    }
    return false;
  }

  /** Places that have another page behind a step: frames of a filled tt, the slot of a resource. */
  private long renewed(State before, State after) {
    long bits = 0;
    int frames = size("Frames");
    for (int location : locations("tt_page")) {
      long now = after.values().get(location);
      if (now != Type.NONE && !before.values().get(location).equals(now)) {
        bits |= 1L << now;
      }
    }
    for (int location : locations("slot")) {
      long now = after.values().get(location);
      if (now != Type.NONE && !before.values().get(location).equals(now)) {
        bits |= 1L << (frames + now);
      }
    }
    return bits;
  }

  /** What a step does to contents: a copy, or a page of a tt that is filled anew or from swap. */
  private Copied copied(Transition transition, State before, State after) {
    String name = transition.who().process().name() + "." + transition.step().label();
    Mapping.Copy copy = mapping.copies().get(name);
    if (copy != null) {
      long to = before.values().get(locations(copy.to())[0]);
      long from = before.values().get(locations(copy.from())[0]);
      return to == Type.NONE ? Copied.NOTHING : new Copied((int) from, (int) to);
    }
    int page = locations("tt_page")[0];
    long frame = after.values().get(page);
    if (frame == Type.NONE || before.values().get(page).equals(frame)) {
      return Copied.NOTHING;
    }
    boolean swapped =
        model.variable("swapped").isPresent() && before.values().get(locations("swapped")[0]) != 0;
    return new Copied(swapped ? swap() : -1, (int) frame);
  }

  private int swap() {
    return model.idSets().stream()
        .filter(set -> set.name().equals("Places"))
        .mapToInt(set -> set.members().indexOf("swap"))
        .findFirst()
        .orElse(-1);
  }

  /** The places that somebody can reach in a state: through the PTE, or through a TLB entry. */
  Set<Integer> reachable(int state) {
    Set<Integer> places = new java.util.TreeSet<>();
    for (String variable : List.of("pte", "tlb")) {
      for (int location : locations(variable)) {
        long place = states.get(state).values().get(location);
        if (place != Type.NONE) {
          places.add((int) place);
        }
      }
    }
    return places;
  }

  int size(String set) {
    return model.idSets().stream().filter(s -> s.name().equals(set)).mapToInt(IdSet::size).sum();
  }
}
