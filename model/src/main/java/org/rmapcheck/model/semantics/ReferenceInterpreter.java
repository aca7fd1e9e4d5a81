package org.rmapcheck.model.semantics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Runs a model by the letter of the language: states are lists, names are looked up in maps,
 * nothing is packed or cached. Everything faster is tested against it, and every counterexample is
 * replayed on it.
 */
public final class ReferenceInterpreter {

  private final Model model;
  private final Locations locations;
  private final Evaluator evaluator;
  private final List<Model.Instance> instances;

  public ReferenceInterpreter(Model model) {
    this.model = model;
    this.locations = new Locations(model);
    this.evaluator = new Evaluator(model, locations);
    this.instances = model.instances();
  }

  public Model model() {
    return model;
  }

  public Locations locations() {
    return locations;
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  /** The one initial state. */
  public State initial() {
    List<Long> values = new ArrayList<>();
    for (Variable variable : model.stateVariables()) {
      values.addAll(model.initial().getOrDefault(variable.name(), List.of()));
    }
    return new State(values, instances.stream().map(instance -> 0).toList());
  }

  /**
   * All transitions whose guard holds, by instance, arm and choices in ascending order.
   *
   * @throws ModelError if a guard cannot be evaluated
   */
  public List<Transition> enabled(State state) {
    List<Transition> enabled = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      enabled.addAll(enabled(state, i));
    }
    return enabled;
  }

  /** The transitions of one instance whose guard holds. */
  public List<Transition> enabled(State state, int instance) {
    Model.Instance who = instances.get(instance);
    Step step = who.process().steps().get(state.counters().get(instance));
    List<Transition> enabled = new ArrayList<>();
    for (int a = 0; a < step.arms().size(); a++) {
      Arm arm = step.arms().get(a);
      if (arm.otherwise()) {
        continue;
      }
      for (List<Integer> choices : combinations(arm.choices())) {
        Transition transition = new Transition(instance, who, step, a, choices);
        if (guardHolds(state, transition)) {
          enabled.add(transition);
        }
      }
    }
    if (enabled.isEmpty()) {
      for (int a = 0; a < step.arms().size(); a++) {
        if (step.arms().get(a).otherwise()) {
          enabled.add(new Transition(instance, who, step, a, List.of()));
        }
      }
    }
    return enabled;
  }

  /**
   * Takes a transition whose guard holds.
   *
   * @throws ModelError on a value out of range, an index out of bounds or two writes to one
   *     location
   */
  public Execution execute(State state, Transition transition) {
    Map<Expr.Bound, Integer> names = names(transition);
    Arm arm = transition.arm();
    Set<Integer> ignored = new HashSet<>();
    List<String> failed = new ArrayList<>();
    try {
      for (Assertion assertion : arm.assertions()) {
        if (evaluator.value(assertion.condition(), state, names, ignored) == 0) {
          failed.add(assertion.property());
        }
      }
      Map<Integer, Long> writes = new HashMap<>();
      for (Assignment assignment : arm.assignments()) {
        for (List<Integer> members : combinations(assignment.over())) {
          Map<Expr.Bound, Integer> inner = new HashMap<>(names);
          for (int i = 0; i < members.size(); i++) {
            inner.put(assignment.over().get(i), members.get(i));
          }
          write(assignment, state, inner, writes);
        }
      }
      List<Long> values = new ArrayList<>(state.values());
      writes.forEach(values::set);
      List<Integer> counters = new ArrayList<>(state.counters());
      counters.set(transition.instance(), transition.who().process().indexOf(arm.target()));
      return new Execution(new State(values, counters), failed, writes.keySet());
    } catch (ModelError e) {
      throw at(transition, e);
    }
  }

  /** Whether a closed condition, such as an invariant, holds in a state. */
  public boolean holds(Expr condition, State state) {
    return evaluator.value(condition, state, Map.of(), new HashSet<>()) != 0;
  }

  /** Whether taking the transition would change the state. */
  public boolean changes(State state, Transition transition) {
    return !execute(state, transition).state().equals(state);
  }

  /** Whether no instance has a changing step and some instance is not at a rest label. */
  public boolean deadlocked(State state) {
    if (enabled(state).stream().anyMatch(transition -> changes(state, transition))) {
      return false;
    }
    for (int i = 0; i < instances.size(); i++) {
      var process = instances.get(i).process();
      if (!process.rest().contains(process.steps().get(state.counters().get(i)).label())) {
        return true;
      }
    }
    return false;
  }

  /** The members bound to the names in scope of a transition. */
  public Map<Expr.Bound, Integer> names(Transition transition) {
    Map<Expr.Bound, Integer> names = new HashMap<>();
    names.put(transition.who().process().self(), transition.who().id());
    for (int i = 0; i < transition.choices().size(); i++) {
      names.put(transition.arm().choices().get(i), transition.choices().get(i));
    }
    return names;
  }

  private boolean guardHolds(State state, Transition transition) {
    try {
      Expr guard = transition.arm().guard();
      return evaluator.value(guard, state, names(transition), new HashSet<>()) != 0;
    } catch (ModelError e) {
      throw at(transition, e);
    }
  }

  private void write(
      Assignment assignment,
      State state,
      Map<Expr.Bound, Integer> names,
      Map<Integer, Long> writes) {
    Set<Integer> ignored = new HashSet<>();
    Variable variable = assignment.target().variable();
    int offset = evaluator.offset(assignment.target(), state, names, ignored);
    long value = evaluator.value(assignment.value(), state, names, ignored);
    if (!variable.type().contains(value)) {
      throw new ModelError(
          "value "
              + new Type.IntRange(value, value).show(value)
              + " is outside the range "
              + variable.type()
              + " of '"
              + variable.elementName(offset)
              + "'");
    }
    if (writes.put(locations.base(variable) + offset, value) != null) {
      throw new ModelError("'" + variable.elementName(offset) + "' is written twice");
    }
  }

  private static ModelError at(Transition transition, ModelError e) {
    return new ModelError(
        "process '"
            + transition.who().name()
            + "', step '"
            + transition.step().label()
            + "': "
            + e.getMessage());
  }

  /** All combinations of members of the names' sets, the last varying fastest. */
  public static List<List<Integer>> combinations(List<Expr.Bound> bounds) {
    List<List<Integer>> combinations = List.of(List.of());
    for (Expr.Bound bound : bounds) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> prefix : combinations) {
        for (int id = 0; id < bound.set().size(); id++) {
          List<Integer> combination = new ArrayList<>(prefix);
          combination.add(id);
          longer.add(combination);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
