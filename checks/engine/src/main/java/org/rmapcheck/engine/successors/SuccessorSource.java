package org.rmapcheck.engine.successors;

import org.rmapcheck.engine.state.StateLayout;

/** How successors are computed. The results are the same. */
public enum SuccessorSource implements SuccessorFunction.Source {
  /** Always by the interpreter. */
  INTERPRETED,
  /** By compiled code from the first state on. */
  COMPILED,
  /**
   * By the interpreter at first; a search of many states goes over to compiled code. Without a
   * search, the interpreter.
   */
  AUTO;

  @Override
  public SuccessorFunction of(StateLayout layout, GroundTransitions transitions) {
    return switch (this) {
      case INTERPRETED, AUTO -> new InterpretedSuccessors(layout, transitions);
      case COMPILED -> new CompiledSuccessors(layout, transitions);
    };
  }
}
