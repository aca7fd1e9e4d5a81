package org.rmapcheck.validate.log;

/** A log that cannot be read: the message names file, line and cause. */
public final class LogException extends Exception {

  private static final long serialVersionUID = 1L;

  LogException(String message) {
    super(message);
  }

  /** The message; there always is one. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
