package org.rmapcheck.validate.mapping;

/** A mapping that is wrong: the message names the place and what is allowed there. */
public final class MappingException extends Exception {

  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }

  /** The message; there always is one. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
