package org.rmapcheck.lincheck.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that can be observed from outside.
 *
 * @param page the page that the event is about, -1 if none
 * @param value that was stored or loaded
 * @param freed the page belonged to nobody when it was accessed
 */
record Event(Kind kind, int page, int value, boolean freed) {

  /** What happened. */
  enum Kind {
    MOVER_LOCKS,
    MOVER_UNLOCKS,
    FAULT_LOCKS,
    FAULT_UNLOCKS,
    FAULT_WAITED,
    SHRINKER_LOCKS,
    SHRINKER_UNLOCKS,
    PAGED_OUT,
    RECLAIMED,
    PTE_SET,
    PTE_CLEARED,
    STORE,
    LOAD
  }

  private static final int NO_PAGE = -1;

  static Event of(Kind kind) {
    return new Event(kind, NO_PAGE, 0, false);
  }

  static Event of(Kind kind, int page) {
    return new Event(kind, page, 0, false);
  }

  private String text() {
    return kind + "," + page + "," + value + "," + freed;
  }

  private static Event parse(String text) {
    String[] parts = text.split(",", -1);
    return new Event(
        Kind.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Boolean.parseBoolean(parts[3]));
  }

  /** The events of one operation, each with its position among those of all threads. */
  static final class Journal {
    private final StringBuilder text = new StringBuilder();

    void add(int position, Event event) {
      text.append(position).append(':').append(event.text()).append(' ');
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** All events of some journals, in their order. */
  static List<Event> inOrder(List<String> journals) {
    Map<Integer, Event> events = new TreeMap<>();
    for (String journal : journals) {
      for (String entry : journal.strip().split(" ", -1)) {
        if (!entry.isEmpty()) {
          int colon = entry.indexOf(':');
          events.put(
              Integer.parseInt(entry.substring(0, colon)), parse(entry.substring(colon + 1)));
        }
      }
    }
    return new ArrayList<>(events.values());
  }
}
