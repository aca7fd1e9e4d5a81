package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * The whole graph of a small model, breadth-first with the reference interpreter: the plainest
 * search there can be, to compare others with.
 */
public final class Exploration {

  private final ReferenceInterpreter interpreter;
  private final Map<State, Integer> depths = new LinkedHashMap<>();
  private final Map<String, Integer> violations = new TreeMap<>();
  private long transitions;
  private Optional<Integer> deadlock = Optional.empty();

  private Exploration(Model model) {
    this.interpreter = new ReferenceInterpreter(model);
  }

  /**
   * Explores everything.
   *
   * @throws org.rmapcheck.model.semantics.ModelError if the model does what no model may do
   */
  public static Exploration of(Model model) {
    Exploration exploration = new Exploration(model);
    exploration.run();
    return exploration;
  }

  private void run() {
    List<State> level = List.of(interpreter.initial());
    depths.put(interpreter.initial(), 0);
    for (int depth = 0; !level.isEmpty(); depth++) {
      List<State> next = new ArrayList<>();
      for (State state : level) {
        visit(state, depth);
        for (Transition transition : interpreter.enabled(state)) {
          transitions++;
          Execution execution = interpreter.execute(state, transition);
          for (String property : execution.failedAssertions()) {
            violations.putIfAbsent(property, depth + 1);
          }
          if (depths.putIfAbsent(execution.state(), depth + 1) == null) {
            next.add(execution.state());
          }
        }
      }
      level = next;
    }
  }

  private void visit(State state, int depth) {
    for (Property property : interpreter.model().properties()) {
      if (property.invariant().isPresent()
          && !interpreter.holds(property.invariant().get(), state)) {
        violations.merge(property.id(), depth, Math::min);
      }
    }
    if (deadlock.isEmpty() && interpreter.deadlocked(state)) {
      deadlock = Optional.of(depth);
    }
  }

  public ReferenceInterpreter interpreter() {
    return interpreter;
  }

  /** Distinct reachable states, in the order of their discovery. */
  public List<State> reachable() {
    return List.copyOf(depths.keySet());
  }

  public long states() {
    return depths.size();
  }

  /** Pairs of a state and a transition whose guard holds in it. */
  public long transitions() {
    return transitions;
  }

  /** Steps from the initial state to the last level. */
  public int depth() {
    return depths.values().stream().max(Integer::compare).orElse(0);
  }

  /** Length of the shortest run that breaks each broken property. */
  public Map<String, Integer> violations() {
    return Map.copyOf(violations);
  }

  /** Length of the shortest run into a deadlock. */
  public Optional<Integer> deadlock() {
    return deadlock;
  }
}
