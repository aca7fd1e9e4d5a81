package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a command over lines so that it can still be copied into a shell: each line but the last
 * ends with a backslash. A word longer than a line is broken inside, which a shell joins again
 * unless the word stands in single quotes.
 */
final class ShellLines {
  private ShellLines() {}

  static List<String> of(String command, int width) {
    List<String> lines = new ArrayList<>();
    String left = Ascii.clean(command);
    while (left.length() > width) {
      // Room for " \" after a whole word; a space inside quotes is no worse than any other place.
      int space = left.lastIndexOf(' ', width - 2);
      if (space > 0 && !left.substring(0, space).isBlank()) {
        lines.add(left.substring(0, space) + " \\");
        left = left.substring(space + 1);
      } else {
        lines.add(left.substring(0, width - 1) + "\\");
        left = left.substring(width - 1);
      }
    }
    lines.add(left);
    return lines;
  }
}
