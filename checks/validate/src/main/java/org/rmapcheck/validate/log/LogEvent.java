package org.rmapcheck.validate.log;

import java.util.Map;
import java.util.OptionalLong;

/**
 * One line of a log: an event of a task.
 *
 * @param line number of the line in its file, from 1
 * @param clock what stands before the event's name: an order of recording
 * @param arguments by name, as written
 * @param text the line as written
 */
public record LogEvent(
    long line,
    String task,
    int pid,
    int cpu,
    long clock,
    String name,
    Map<String, String> arguments,
    String text) {

  public LogEvent {
    arguments = Map.copyOf(arguments);
  }

  /** The number that an argument is, signed or in hexadecimal digits; empty if there is none. */
  public OptionalLong number(String argument) {
    String value = arguments.get(argument);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          value.startsWith("0x")
              ? Long.parseUnsignedLong(value.substring(2), 16)
              : Long.parseLong(value));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
