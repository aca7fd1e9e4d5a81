package org.rmapcheck.validate.runs;

/** More is possible at once than this program keeps; the message says of what. */
public final class LimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LimitException(String message) {
    super(message);
  }

  /** The message; there always is one. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
