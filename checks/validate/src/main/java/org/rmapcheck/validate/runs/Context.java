package org.rmapcheck.validate.runs;

import java.util.Arrays;

/** What open calls allow each task: bits of guards by token. Equal contexts allow the same. */
final class Context {

  private final long[] allowed;

  /**
   * A context.
   *
   * @param allowed by token, taken over
   */
  Context(long[] allowed) {
    this.allowed = allowed;
  }

  boolean allows(int task, int guard) {
    return (allowed[task] >> guard & 1) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Context context && Arrays.equals(allowed, context.allowed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(allowed);
  }
}
