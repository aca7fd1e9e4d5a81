package org.rmapcheck.model.bounded;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Says what a step or a state breaks, by the reference semantics alone. */
public final class ReferenceJudge {

  /** The id under which a deadlock is reported. */
  public static final String DEADLOCK = "deadlock";

  private final Model model;
  private final ReferenceInterpreter reference;

  public ReferenceJudge(ReferenceInterpreter reference) {
    this.model = reference.model();
    this.reference = reference;
  }

  /** Ids of the properties whose invariants a state breaks; a deadlock is one of them. */
  public Set<String> brokenIn(State state) {
    Set<String> broken = new LinkedHashSet<>();
    for (Property property : model.properties()) {
      if (property.invariant().filter(e -> !reference.holds(e, state)).isPresent()) {
        broken.add(property.id());
      }
    }
    if (reference.deadlocked(state)) {
      broken.add(DEADLOCK);
    }
    return broken;
  }

  /** All that breaks along a run: in its states, and by the assertions of the steps taken. */
  public Set<String> brokenAlong(List<Transition> run, List<State> states) {
    Set<String> broken = new LinkedHashSet<>();
    states.forEach(state -> broken.addAll(brokenIn(state)));
    for (int k = 0; k < run.size(); k++) {
      broken.addAll(reference.execute(states.get(k), run.get(k)).failedAssertions());
    }
    return broken;
  }
}
