package org.rmapcheck.trace;

/**
 * A document that cannot be read or written, told to the person who wrote it.
 *
 * <p>It is checked because bad input is an ordinary outcome that each caller must turn into its own
 * words and exit code. The text is printable ASCII whatever the document contained: it is safe to
 * print to a terminal as it is.
 */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;

  private final DocumentLocation location;
  private final String problem;

  /** Creates the error; {@code problem} says what was found and what is allowed. */
  public DocumentException(String problem, DocumentLocation location) {
    super(location + ": " + Ascii.shorten(problem, LONGEST));
    this.problem = Ascii.shorten(problem, LONGEST);
    this.location = location;
  }

  /** Where it is; {@link #getMessage()} already begins with it. */
  public DocumentLocation location() {
    return location;
  }

  /** What was found and what is allowed, without the place. */
  public String problem() {
    return problem;
  }
}
