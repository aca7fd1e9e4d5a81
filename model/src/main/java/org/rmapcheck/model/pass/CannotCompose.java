package org.rmapcheck.model.pass;

/** Two arms that this pass cannot write as one; they are left as they are. */
final class CannotCompose extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotCompose(String reason) {
    super(reason);
  }
}
