package org.rmapcheck.model.export;

/** Text for people inside a Promela comment. */
final class PromelaComments {

  private PromelaComments() {}

  /** The text on one line, with nothing in it that opens or closes a comment. */
  static String text(String words) {
    return words.replaceAll("\\s+", " ").replace("*/", "* /").replace("/*", "/ *").strip();
  }
}
