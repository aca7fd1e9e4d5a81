package org.rmapcheck.validate.runs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.validate.log.LogEvent;

/** Says why an event is refused, with the last events of its buffer. */
final class Refusals {

  private static final int RECENT = 12;

  private final Simulation simulation;
  private final Map<Long, Deque<LogEvent>> recent = new HashMap<>();

  Refusals(Simulation simulation) {
    this.simulation = simulation;
  }

  /** An event of a buffer, which a later refusal may want. */
  void remember(Buffer buffer, LogEvent event) {
    Deque<LogEvent> last = recent.computeIfAbsent(buffer.address, a -> new ArrayDeque<>());
    last.add(event);
    if (last.size() > RECENT) {
      last.poll();
    }
  }

  private List<LogEvent> lately(Optional<Buffer> buffer) {
    return buffer
        .map(b -> List.copyOf(recent.getOrDefault(b.address, new ArrayDeque<>())))
        .orElse(List.of());
  }

  /** Of an event that is of no buffer. */
  static Refusal of(LogEvent event, String why) {
    return new Refusal(event, why, 0, -1, List.of(), 0, List.of());
  }

  /** Of an event that cannot come in a call. */
  Refusal of(LogEvent event, String why, Call call) {
    return new Refusal(event, why, address(call.buffer()), -1, List.of(), 0, lately(call.buffer()));
  }

  /** Of an event that no possible state of a slice allows. */
  Refusal of(LogEvent event, Optional<Buffer> buffer, Slice.Dead dead) {
    States states = new States(simulation, dead);
    List<LogEvent> last = new ArrayList<>(lately(buffer));
    last.remove(event);
    return new Refusal(
        event, states.why(), address(buffer), dead.page(), states.some(), states.count(), last);
  }

  private static long address(Optional<Buffer> buffer) {
    return buffer.map(b -> b.address).orElse(0L);
  }
}
