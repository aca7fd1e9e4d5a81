package org.rmapcheck.model.export;

/** A model, or a wish, that cannot be expressed in the language of the other checker. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ExportException(String message) {
    super(message);
  }
}
