package org.rmapcheck.cli.mutate;

/**
 * How a mutant is noticed, in the order of how much that says. All of them fail a check of the
 * project: the first four {@code check} itself, the last one {@code check --coverage}, whose lines
 * are kept.
 */
public enum Kill {
  VIOLATED("a property is violated"),
  HANG("everybody hangs"),
  MODEL_ERROR("a value leaves its range"),
  VACUOUS("a dangerous situation never occurs"),
  IDLE("something is there for nothing");

  private final String words;

  Kill(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
