package org.rmapcheck.validate.runs;

/** The pages of a VMA that a call is about. */
record Reach(long from, long to) {
  static final Reach ALL = new Reach(0, Long.MAX_VALUE);

  boolean all() {
    return equals(ALL);
  }

  boolean has(long page) {
    return from <= page && page < to;
  }
}
