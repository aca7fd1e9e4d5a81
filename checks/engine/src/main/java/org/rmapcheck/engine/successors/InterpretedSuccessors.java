package org.rmapcheck.engine.successors;

import org.rmapcheck.engine.state.Field;
import org.rmapcheck.engine.state.StateLayout;

/**
 * Interprets ground trees straight on packed states. Allocates nothing for a state. Equivalent to
 * the reference interpreter: same transitions in the same order, same model errors.
 *
 * <p>Large scopes make large trees, as quantifiers and choices are unrolled.
 */
public final class InterpretedSuccessors implements SuccessorFunction {

  private final Field[] counters;
  private final GroundStep[][] steps;

  public InterpretedSuccessors(StateLayout layout, GroundTransitions transitions) {
    this.steps = new GroundSteps(layout, transitions).build();
    this.counters = new Field[steps.length];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = layout.counter(i);
    }
  }

  @Override
  public void successors(long[] state, SuccessorBuffer buffer) {
    buffer.clear();
    for (int i = 0; i < steps.length; i++) {
      steps[i][(int) counters[i].get(state)].successors(state, buffer);
    }
  }
}
