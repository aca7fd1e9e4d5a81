package org.rmapcheck.lincheck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** A state that some run has reached, what is broken in it, and what was seen to come after it. */
final class ReachedState {

  /**
   * A changing transition and where it leads.
   *
   * @param failed ids of the properties whose assertions it breaks
   */
  record Move(Transition transition, ReachedState to, Set<String> failed) {}

  /**
   * What one instance can do in a state.
   *
   * @param moves its changing transitions
   * @param failing for properties whose assertions break in transitions that change nothing, such a
   *     transition
   */
  record Offer(List<Move> moves, Map<String, Transition> failing) {}

  final State state;
  final Set<String> broken;
  final @Nullable Offer[] offers;

  ReachedState(State state, Set<String> broken, int instances) {
    this.state = state;
    this.broken = broken;
    this.offers = new Offer[instances];
  }
}
