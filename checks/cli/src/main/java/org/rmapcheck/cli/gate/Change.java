package org.rmapcheck.cli.gate;

import org.rmapcheck.cli.program.ExitStatus;

/**
 * Something that is not as the suite expects.
 *
 * @param kind what changed
 * @param what in words: a property, a count
 * @param expected in words
 * @param found in words
 * @param status how the program ends because of it
 */
public record Change(Kind kind, String what, String expected, String found, ExitStatus status) {

  /** What can change. */
  public enum Kind {
    VERDICT("verdict"),
    DEPTH("shortest depth"),
    COUNT("count"),
    GONE("gone"),
    NEW("new"),
    REPLAY("replay"),
    DOCUMENT("document");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** One sentence. */
  public String sentence() {
    return switch (kind) {
      case GONE, NEW, REPLAY, DOCUMENT -> what;
      default -> what + ": expected " + expected + ", found " + found;
    };
  }
}
