package org.rmapcheck.lincheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.ReferenceJudge;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * The steps of a model, computed by the reference semantics when a thread takes them for the first
 * time, and remembered: the same steps come again in thousands of interleavings.
 */
final class ReferenceStates {

  private final BoundedModel bounded;
  private final ReferenceInterpreter reference;
  private final ReferenceJudge judge;
  private final Map<State, ReachedState> known = new HashMap<>();
  private final ReachedState start;
  private final Set<String> before;

  ReferenceStates(BoundedModel bounded) {
    this.bounded = bounded;
    this.reference = new ReferenceInterpreter(bounded.model());
    this.judge = new ReferenceJudge(reference);
    this.start = reached(bounded.start());
    this.before = judge.brokenAlong(bounded.run(), bounded.states());
  }

  BoundedModel bounded() {
    return bounded;
  }

  ReachedState start() {
    return start;
  }

  /** What the run to the start breaks, the start included. */
  Set<String> before() {
    return before;
  }

  /** What an instance can do: the transitions that change the state, in the order of the model. */
  ReachedState.Offer offer(ReachedState at, int instance) {
    ReachedState.Offer offer = at.offers[instance];
    if (offer == null) {
      offer = compute(at, instance);
      at.offers[instance] = offer;
    }
    return offer;
  }

  private ReachedState.Offer compute(ReachedState at, int instance) {
    List<ReachedState.Move> moves = new ArrayList<>();
    Map<String, Transition> failing = new LinkedHashMap<>();
    for (Transition transition : reference.enabled(at.state, instance)) {
      Execution execution = reference.execute(at.state, transition);
      Set<String> breaks = Set.copyOf(execution.failedAssertions());
      if (execution.state().equals(at.state)) {
        breaks.forEach(id -> failing.putIfAbsent(id, transition));
      } else {
        moves.add(new ReachedState.Move(transition, reached(execution.state()), breaks));
      }
    }
    return new ReachedState.Offer(List.copyOf(moves), Collections.unmodifiableMap(failing));
  }

  private ReachedState reached(State state) {
    ReachedState reached = known.get(state);
    if (reached == null) {
      reached = new ReachedState(state, judge.brokenIn(state), bounded.model().instances().size());
      known.put(state, reached);
    }
    return reached;
  }
}
