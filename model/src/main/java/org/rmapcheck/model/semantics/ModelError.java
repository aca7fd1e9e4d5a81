package org.rmapcheck.model.semantics;

/**
 * A model did what no model may do: a value outside its range, an index outside its set, or two
 * writes to one location in one step.
 */
public final class ModelError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModelError(String message) {
    super(message);
  }
}
