package org.rmapcheck.validate.runs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.log.LogException;
import org.rmapcheck.validate.log.LogReader;

/** A recorded log in memory, and where in it something happens. */
final class Recording {

  final List<LogEvent> events;

  Recording(List<LogEvent> events) {
    this.events = List.copyOf(events);
  }

  /** The first events of a log of the tests. */
  static Recording of(String name, int limit) throws IOException, LogException {
    try (InputStream in = Recording.class.getResourceAsStream("/org/rmapcheck/validate/" + name);
        LogReader reader = LogReader.of(Objects.requireNonNull(in, name), name)) {
      List<LogEvent> events = new ArrayList<>();
      for (Optional<LogEvent> event = reader.next();
          event.isPresent() && events.size() < limit;
          event = reader.next()) {
        events.add(event.get());
      }
      return new Recording(events);
    }
  }

  LogEvent at(int position) {
    return events.get(position);
  }

  boolean is(int position, String name) {
    return at(position).name().equals(name);
  }

  /** Positions of events of a name. */
  List<Integer> all(String name) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (is(i, name)) {
        all.add(i);
      }
    }
    return all;
  }

  /** The next event of a name of the task at a position; empty if there is none. */
  Optional<Integer> next(int from, String name) {
    for (int i = from + 1; i < events.size(); i++) {
      if (at(i).pid() == at(from).pid() && is(i, name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The last event of a name of the task before a position; empty if there is none. */
  Optional<Integer> last(int from, String name) {
    for (int i = from - 1; i >= 0; i--) {
      if (at(i).pid() == at(from).pid() && is(i, name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The first position at which a second task has come. */
  int race() {
    for (int i = 0; i < events.size(); i++) {
      if (at(i).pid() != at(0).pid() && !is(i, "tlb_func")) {
        return i;
      }
    }
    return events.size();
  }

  /** An event with other arguments, as somebody else's or one's own. */
  static LogEvent like(LogEvent model, int pid, String name, Map<String, String> changes) {
    Map<String, String> arguments = new HashMap<>(model.arguments());
    arguments.putAll(changes);
    return new LogEvent(
        model.line(), model.task(), pid, model.cpu(), model.clock(), name, arguments, "edited");
  }
}
