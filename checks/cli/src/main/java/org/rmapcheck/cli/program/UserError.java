package org.rmapcheck.cli.program;

/** Something that the user can mend: the message names the place and the fix. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  public UserError(ExitStatus status, String message) {
    super(message);
    this.status = status;
  }

  public ExitStatus status() {
    return status;
  }

  /** The message; there always is one. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
