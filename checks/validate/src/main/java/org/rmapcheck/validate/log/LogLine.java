package org.rmapcheck.validate.log;

import java.util.HashMap;
import java.util.Map;

/**
 * The parts of a line: {@code comm-PID [CPU] CLOCK: event: (place) key=value ...}. Flags of the
 * interrupt state between CPU and clock, which some kernels print, are skipped.
 */
final class LogLine {

  private LogLine() {}

  static LogEvent parse(long line, String text, String source) throws LogException {
    int open = text.indexOf(" [");
    int shut = text.indexOf(']', open + 1);
    int name = text.indexOf(": ", shut + 1);
    if (text.contains("[LOST ") && text.startsWith("CPU:")) {
      throw new LogException(
          source
              + ", line "
              + line
              + ": the ring buffer lost events, so nothing is known of what follows: record again"
              + " with a larger buffer_size_kb");
    }
    if (open < 0 || shut < 0 || name < 0) {
      throw unknown(line, text, source);
    }
    String task = text.substring(0, open).strip();
    int dash = task.lastIndexOf('-');
    String before = text.substring(shut + 1, name).strip();
    String clock = before.substring(before.lastIndexOf(' ') + 1).replace(".", "");
    int end = text.indexOf(':', name + 2);
    if (dash < 0 || end < 0) {
      throw unknown(line, text, source);
    }
    try {
      return new LogEvent(
          line,
          task.substring(0, dash),
          Integer.parseInt(task.substring(dash + 1)),
          Integer.parseInt(text.substring(open + 2, shut)),
          Long.parseLong(clock),
          text.substring(name + 2, end),
          arguments(text, end + 1),
          text.strip());
    } catch (NumberFormatException e) {
      throw unknown(line, text, source);
    }
  }

  /** Words with an equals sign; the others are for people. */
  private static Map<String, String> arguments(String text, int from) {
    Map<String, String> arguments = new HashMap<>();
    int start = from;
    while (start < text.length()) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', start);
      if (equals > start && equals < end) {
        arguments.put(text.substring(start, equals), text.substring(equals + 1, end));
      } else if (end > start) {
        arguments.putIfAbsent("", "");
        arguments.merge("", text.substring(start, end), (a, b) -> a.isEmpty() ? b : a + " " + b);
      }
      start = end + 1;
    }
    return arguments;
  }

  private static LogException unknown(long line, String text, String source) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new LogException(
        source
            + ", line "
            + line
            + ": no event 'comm-PID [CPU] CLOCK: name: key=value ...': "
            + shown);
  }
}
