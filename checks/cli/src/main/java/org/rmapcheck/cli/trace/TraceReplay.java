package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.VariableChange;

/**
 * Runs a trace again on the reference interpreter, step by step: is each enabled, does it change
 * what the trace says, is the property broken at the end?
 */
public final class TraceReplay {

  private final TraceDocument trace;
  private final Model model;
  private final ReferenceInterpreter reference;
  private final StateNames names;
  private final List<Transition> steps = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  private TraceReplay(TraceDocument trace, Model model) {
    this.trace = trace;
    this.model = model;
    this.reference = new ReferenceInterpreter(model);
    this.names = new StateNames(reference.locations());
  }

  /** Where and how the model differs from the trace; empty if it replays. */
  public static Optional<String> difference(TraceDocument trace, Model model) {
    return new TraceReplay(trace, model).run();
  }

  /** The run itself; empty if it does not replay. */
  public static Optional<Path> path(TraceDocument trace, Model model) {
    TraceReplay replay = new TraceReplay(trace, model);
    return replay.run().isEmpty()
        ? Optional.of(new Path(replay.steps, replay.states))
        : Optional.empty();
  }

  private Optional<String> run() {
    State state = reference.initial();
    states.add(state);
    Optional<String> initially = initially(names.all(state));
    if (initially.isPresent()) {
      return initially;
    }
    Set<String> failed = Set.of();
    for (TraceStep step : trace.steps()) {
      Optional<Transition> transition;
      try {
        transition = find(state, step);
        if (transition.isEmpty()) {
          return Optional.of(at(step) + why(state, step));
        }
        Execution execution = reference.execute(state, transition.get());
        Optional<String> changes = changes(step, names.changes(state, execution.state()));
        if (changes.isPresent()) {
          return changes;
        }
        failed = Set.copyOf(execution.failedAssertions());
        state = execution.state();
        steps.add(transition.get());
        states.add(state);
      } catch (ModelError e) {
        return Optional.of(at(step) + "it is a model error: " + e.getMessage());
      }
    }
    return ending(state, failed);
  }

  private Optional<String> initially(Map<String, String> here) {
    Set<String> all = new TreeSet<>(here.keySet());
    all.addAll(trace.initialState().keySet());
    for (String variable : all) {
      String mine = here.getOrDefault(variable, "not there");
      String theirs = trace.initialState().getOrDefault(variable, "not there");
      if (!mine.equals(theirs)) {
        return Optional.of(
            "initial state: "
                + variable
                + " is "
                + theirs
                + " in the trace and "
                + mine
                + " in the model");
      }
    }
    return Optional.empty();
  }

  private Optional<Transition> find(State state, TraceStep step) {
    int instance = instance(step.process());
    if (instance < 0) {
      return Optional.empty();
    }
    return reference.enabled(state, instance).stream()
        .filter(t -> t.step().label().equals(step.label()))
        .filter(t -> t.armIndex() == step.arm())
        .filter(t -> StateNames.choices(t).equals(step.choices()))
        .findFirst();
  }

  private int instance(String process) {
    List<String> all = model.instances().stream().map(Model.Instance::name).toList();
    return all.indexOf(process);
  }

  private String why(State state, TraceStep step) {
    int instance = instance(step.process());
    if (instance < 0) {
      return "the model has no process of that name";
    }
    int counter = state.counters().get(instance);
    String label = model.instances().get(instance).process().steps().get(counter).label();
    return label.equals(step.label())
        ? "it is not enabled there"
        : "the process is at '" + label + "' there";
  }

  private static Optional<String> changes(TraceStep step, List<VariableChange> here) {
    List<VariableChange> theirs =
        step.changes().stream().filter(c -> !c.oldValue().equals(c.newValue())).toList();
    for (VariableChange change : here) {
      if (!theirs.contains(change)) {
        return Optional.of(at(step) + "in the model it changes " + words(change));
      }
    }
    for (VariableChange change : theirs) {
      if (!here.contains(change)) {
        return Optional.of(at(step) + "in the model it does not change " + words(change));
      }
    }
    return Optional.empty();
  }

  private Optional<String> ending(State last, Set<String> failed) {
    String id = trace.property().id();
    boolean broken;
    if (trace.property().kind() == PropertyKind.MODEL_ERROR) {
      broken = errs(last);
    } else if (id.equals(ScenarioReader.DEADLOCK)) {
      broken = reference.deadlocked(last);
    } else {
      Optional<Property> property = model.property(id);
      if (property.isEmpty()) {
        return Optional.of("end: the model has no property '" + id + "'");
      }
      broken =
          failed.contains(id)
              || property.get().invariant().filter(e -> !reference.holds(e, last)).isPresent();
    }
    return broken
        ? Optional.empty()
        : Optional.of("end: every step replays, but " + id + " is not broken behind the last one");
  }

  /** Whether something in the state is a model error: a guard, a step or a property. */
  private boolean errs(State state) {
    try {
      reference.enabled(state).forEach(t -> reference.execute(state, t));
      for (Property property : model.properties()) {
        property.invariant().ifPresent(e -> reference.holds(e, state));
        property.goals().forEach(goal -> reference.holds(goal.condition(), state));
      }
      return false;
    } catch (ModelError e) {
      return true;
    }
  }

  private static String at(TraceStep step) {
    return "step " + step.index() + " (" + step.process() + " " + step.label() + "): ";
  }

  private static String words(VariableChange change) {
    return change.variable() + " from " + change.oldValue() + " to " + change.newValue();
  }
}
