package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at spaces; a word longer than a line is broken where the line ends. */
public final class WordWrap {
  private WordWrap() {}

  /**
   * The lines of the text, in printable ASCII.
   *
   * @param first length of the first line, at least 1
   * @param rest length of all others, at least 1
   * @return at least one line, possibly empty
   */
  public static List<String> lines(String text, int first, int rest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Ascii.clean(text).split(" +")) {
      String left = word;
      while (!left.isEmpty()) {
        int length = lines.isEmpty() ? first : rest;
        int room = length - line.length() - (line.isEmpty() ? 0 : 1);
        if (left.length() <= room) {
          line.append(line.isEmpty() ? "" : " ").append(left);
          break;
        }
        if (line.isEmpty()) {
          line.append(left, 0, length);
          left = left.substring(length);
        }
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
