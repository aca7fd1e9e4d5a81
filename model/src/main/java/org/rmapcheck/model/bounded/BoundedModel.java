package org.rmapcheck.model.bounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * A model, a run that leads to the start, and for each instance the number of changing steps that
 * it may take from there. A step that changes nothing takes nothing: whoever has only such steps
 * waits.
 *
 * <p>What breaks in it breaks in the model, for the start is reached by a run. What does not break
 * in it says nothing about longer runs.
 */
public final class BoundedModel {

  private static final int LONGEST_OPERATION = 1_000;

  private final Model model;
  private final Bounds bounds;
  private final ReferenceInterpreter reference;
  private final List<Integer> steps;
  private final List<Transition> run = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  private BoundedModel(Model model, Bounds bounds) {
    this.model = model;
    this.bounds = bounds;
    this.reference = new ReferenceInterpreter(model);
    List<String> problems = new ArrayList<>();
    this.steps = steps(problems);
    states.add(reference.initial());
    for (Bounds.Operation operation : bounds.before()) {
      if (problems.isEmpty()) {
        perform(operation, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new ModelException(model.name(), problems);
    }
  }

  /**
   * Applies bounds to a model.
   *
   * @throws ModelException if they name a process that the model has not, or an operation that
   *     cannot be performed
   */
  public static BoundedModel of(Model model, Bounds bounds) {
    return new BoundedModel(model, bounds);
  }

  public Model model() {
    return model;
  }

  public Bounds bounds() {
    return bounds;
  }

  /** Steps that each instance may take, in the order of {@code Model.instances()}. */
  public List<Integer> steps() {
    return steps;
  }

  /** The run that leads to the start. */
  public List<Transition> run() {
    return List.copyOf(run);
  }

  /** The states of that run: the initial one first, the start last. */
  public List<State> states() {
    return List.copyOf(states);
  }

  /** Where the bounded part begins. */
  public State start() {
    return states.get(states.size() - 1);
  }

  private List<Integer> steps(List<String> problems) {
    List<Integer> all = new ArrayList<>();
    for (Model.Instance instance : model.instances()) {
      Integer byName = bounds.steps().get(instance.name());
      all.add(byName != null ? byName : bounds.steps().getOrDefault(instance.process().name(), 0));
    }
    bounds.steps().keySet().stream()
        .filter(name -> !known(name))
        .forEach(name -> problems.add(unknown(name)));
    return List.copyOf(all);
  }

  private boolean known(String name) {
    return model.instances().stream()
        .anyMatch(i -> i.name().equals(name) || i.process().name().equals(name));
  }

  private String unknown(String name) {
    List<String> names = model.instances().stream().map(Model.Instance::name).toList();
    return "no process '" + name + "': use one of " + String.join(", ", names);
  }

  private void perform(Bounds.Operation operation, List<String> problems) {
    int instance = instance(operation.process());
    if (instance < 0) {
      problems.add(unknown(operation.process()));
      return;
    }
    int limit =
        operation.steps() == Bounds.Operation.UNTIL_REST ? LONGEST_OPERATION : operation.steps();
    for (int taken = 1; taken <= limit; taken++) {
      Optional<Transition> step =
          reference.enabled(start(), instance).stream()
              .filter(t -> reference.changes(start(), t))
              .skip(operation.which() - 1L)
              .findFirst();
      if (step.isEmpty()) {
        problems.add("'" + operation + "' cannot go on at '" + label(instance) + "'");
        return;
      }
      run.add(step.get());
      states.add(reference.execute(start(), step.get()).state());
      if (operation.steps() == Bounds.Operation.UNTIL_REST && rests(instance)) {
        return;
      }
    }
    if (operation.steps() == Bounds.Operation.UNTIL_REST) {
      problems.add("'" + operation + "' does not come to rest in " + limit + " steps");
    }
  }

  /** The instance of that name, else the first of the process of that name, else -1. */
  private int instance(String name) {
    List<Model.Instance> instances = model.instances();
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).name().equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).process().name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean rests(int instance) {
    return model.instances().get(instance).process().rest().contains(label(instance));
  }

  private String label(int instance) {
    Process process = model.instances().get(instance).process();
    return process.steps().get(start().counters().get(instance)).label();
  }
}
