package org.rmapcheck.validate.runs;

import java.util.List;
import java.util.Map;
import org.rmapcheck.validate.log.LogEvent;

/**
 * The event that no run of the model allows, and what was possible before it.
 *
 * @param event the event
 * @param why in a sentence
 * @param buffer address of the buffer, 0 if it is of none
 * @param page page of the VMA, or -1
 * @param possible states that were possible before, by what they differ in, the first few
 * @param states how many there were
 * @param recent the last events of the buffer before it, oldest first
 */
public record Refusal(
    LogEvent event,
    String why,
    long buffer,
    long page,
    List<Map<String, String>> possible,
    int states,
    List<LogEvent> recent) {

  public Refusal {
    possible = List.copyOf(possible);
    recent = List.copyOf(recent);
  }
}
