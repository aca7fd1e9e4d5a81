package org.rmapcheck.validate.runs;

import java.util.Map;
import java.util.TreeMap;

/** How many events a log had, by what became of them. */
public final class Tally {

  long total;
  long explained;
  long hidden;
  long foreign;
  long interrupts;
  long endedByExit;
  long setUp;
  long accesses;
  final Map<String, Long> byEvent = new TreeMap<>();
  final Map<String, Long> ignored = new TreeMap<>();
  final Map<String, Long> unknown = new TreeMap<>();
  final Map<String, Long> steps = new TreeMap<>();

  Tally() {}

  /** Events read. */
  public long total() {
    return total;
  }

  /** Events that a run of the model had to allow. */
  public long explained() {
    return explained;
  }

  /** Explained events between which and the one before no step had to be taken for certain. */
  public long hidden() {
    return hidden;
  }

  /** Events of the mapping that are of no buffer, such as a modeset lock. */
  public long foreign() {
    return foreign;
  }

  /** Interrupts, whose effect is searched for inside the call that sends them. */
  public long interrupts() {
    return interrupts;
  }

  /** Marks of loads and stores of a user program, with their values, that a run explains. */
  public long accesses() {
    return accesses;
  }

  /** Events before the second task came. */
  public long setUp() {
    return setUp;
  }

  /** Mappings that ended with their process, whose end is not modelled here. */
  public long endedByExit() {
    return endedByExit;
  }

  /** Explained events by name. */
  public Map<String, Long> byEvent() {
    return new TreeMap<>(byEvent);
  }

  /** Events that the mapping says to leave alone, by name. */
  public Map<String, Long> ignored() {
    return new TreeMap<>(ignored);
  }

  /** Events that the mapping does not know, by name. */
  public Map<String, Long> unknown() {
    return new TreeMap<>(unknown);
  }

  /**
   * How often the log had a step of the model for certain, by process and label: steps that calls
   * cover. Those in between go with them.
   */
  public Map<String, Long> steps() {
    return new TreeMap<>(steps);
  }
}
