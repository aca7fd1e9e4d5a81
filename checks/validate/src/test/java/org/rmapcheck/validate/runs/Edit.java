package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.validate.log.LogEvent;

/**
 * A log in which something is wrong.
 *
 * @param events the edited log
 * @param at position of the event at which it is to be refused
 */
record Edit(List<LogEvent> events, int at) {

  Edit {
    events = List.copyOf(events);
  }

  /** Events inserted before a position; the log is to be refused at the n-th of them. */
  static Edit inserted(List<LogEvent> log, int before, List<LogEvent> more, int refused) {
    List<LogEvent> events = new ArrayList<>(log);
    events.addAll(before, more);
    return new Edit(events, before + refused);
  }

  /** One event in place of another. */
  static Edit replaced(List<LogEvent> log, int position, LogEvent by) {
    List<LogEvent> events = new ArrayList<>(log);
    events.set(position, by);
    return new Edit(events, position);
  }

  /** Events taken out; the log is to be refused at the event that was at a position. */
  static Edit removed(List<LogEvent> log, List<Integer> positions, int refused) {
    List<LogEvent> events = new ArrayList<>();
    int at = -1;
    for (int i = 0; i < log.size(); i++) {
      if (i == refused) {
        at = events.size();
      }
      if (!positions.contains(i)) {
        events.add(log.get(i));
      }
    }
    return new Edit(events, at);
  }

  /** A stretch moved forward; the log is to be refused at its first event. */
  static Edit moved(List<LogEvent> log, int from, int to, int before) {
    List<LogEvent> events = new ArrayList<>(log);
    List<LogEvent> part = List.copyOf(log.subList(from, to + 1));
    for (int i = to; i >= from; i--) {
      events.remove(i);
    }
    events.addAll(before, part);
    return new Edit(events, before);
  }
}
