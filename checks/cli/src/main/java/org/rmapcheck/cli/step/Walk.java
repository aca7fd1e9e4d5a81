package org.rmapcheck.cli.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmapcheck.cli.explain.Changes;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** A run that grows and shrinks step by step, on the reference interpreter. */
public final class Walk {

  private final ReferenceInterpreter reference;
  private final List<Transition> steps = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  public Walk(Model model) {
    this.reference = new ReferenceInterpreter(model);
    states.add(reference.initial());
  }

  /** Number of steps taken. */
  public int length() {
    return steps.size();
  }

  /** What can be done now, in the order of the model. */
  public List<Transition> enabled() {
    return reference.enabled(last());
  }

  /** Takes one of the enabled steps. */
  public void take(Transition step) {
    states.add(reference.execute(last(), step).state());
    steps.add(step);
  }

  /** Undoes the last step; whether there was one. */
  public boolean back() {
    if (steps.isEmpty()) {
      return false;
    }
    steps.remove(steps.size() - 1);
    states.remove(states.size() - 1);
    return true;
  }

  /** Walks another run from the beginning. */
  public void follow(Path path) {
    steps.clear();
    steps.addAll(path.steps());
    states.clear();
    states.addAll(path.states());
  }

  public Path path() {
    return new Path(steps, states);
  }

  /** Ids of the properties that the last step, or the state now, breaks for the first time. */
  public Set<String> brokenNow() {
    List<Set<String>> broken = new PathProperties(reference.model()).brokenAlong(path());
    return broken.get(broken.size() - 1);
  }

  /** The same with their names. */
  public List<String> titlesBrokenNow() {
    return brokenNow().stream()
        .map(id -> reference.model().property(id).orElseThrow().title())
        .toList();
  }

  /** Whether nobody can go on and somebody may not rest. */
  public boolean hangs() {
    return reference.deadlocked(last());
  }

  /** What a step would change, as {@code variable: old -> new}. */
  public List<String> changes(Transition step) {
    State after = reference.execute(last(), step).state();
    return Changes.between(reference.locations(), last(), after);
  }

  /** What the last step changed. */
  public List<String> lastChanges() {
    return steps.isEmpty()
        ? List.of()
        : Changes.between(reference.locations(), states.get(states.size() - 2), last());
  }

  /** Every variable that is not as it was in the beginning. */
  public List<String> state() {
    return Changes.between(reference.locations(), states.get(0), last());
  }

  /** A step in words. */
  public static String words(Transition step) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < step.choices().size(); i++) {
      Expr.Bound bound = step.arm().choices().get(i);
      chosen.add(bound.name() + " " + bound.set().members().get(step.choices().get(i)));
    }
    String function = step.step().kernel().map(ref -> " in " + ref.function() + "()").orElse("");
    return step.who().name()
        + ": "
        + step.step().label()
        + function
        + (chosen.isEmpty() ? "" : " " + chosen)
        + (step.step().arms().size() > 1 ? " -> " + step.arm().target() : "");
  }

  private State last() {
    return states.get(states.size() - 1);
  }
}
