package org.rmapcheck.engine;

/**
 * The fast search and the reference interpreter disagree: a fault of this program, not of a model.
 */
public final class CheckerBug extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckerBug(String message) {
    super(message);
  }
}
