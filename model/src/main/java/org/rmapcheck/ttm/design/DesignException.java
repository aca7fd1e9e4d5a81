package org.rmapcheck.ttm.design;

import java.util.List;

/** A design that cannot be: each problem names the switch and the fix. */
public final class DesignException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> problems;

  public DesignException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
