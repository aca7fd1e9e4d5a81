package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;

/**
 * A counterexample, complete enough to be understood, replayed and converted without the checker.
 *
 * <p>It holds no time, no absolute path and nothing else that differs between two runs of the same
 * check: equal documents have equal bytes in JSON.
 *
 * @param tool name and version of the checker
 * @param modelHash content hash of the model, in lower-case hexadecimal digits
 * @param kernel kernel version the model is read from
 * @param strategy how the trace was found, in words
 * @param property the violated property
 * @param answer the finding in words
 * @param scenario the whole scenario that was checked
 * @param processes names of all processes, in the order of their lanes
 * @param constants what never changes, such as the file of each VMA; empty where unknown
 * @param initialState every variable with its first value
 * @param initialBreaks properties already broken in the initial state
 * @param steps the run; empty when the initial state is the violation
 * @param evaluation the violated formula in the last state
 * @param replay the command that replays this trace, on one line
 */
public record TraceDocument(
    String tool,
    String modelHash,
    String kernel,
    String strategy,
    TracedProperty property,
    Answer answer,
    ScenarioDocument scenario,
    List<String> processes,
    Map<String, String> constants,
    Map<String, String> initialState,
    List<BrokenProperty> initialBreaks,
    List<TraceStep> steps,
    Evaluation evaluation,
    String replay) {

  /** Version of the JSON form that is written. */
  public static final int SCHEMA_VERSION = 2;

  /** The oldest version that is read: version 2 added keys that are optional. */
  static final int OLDEST_VERSION = 1;

  /** Copies the collections, keeping their order. */
  public TraceDocument {
    processes = List.copyOf(processes);
    constants = Ordered.copy(constants);
    initialState = Ordered.copy(initialState);
    initialBreaks = List.copyOf(initialBreaks);
    steps = List.copyOf(steps);
  }

  /** How often another process goes on. */
  public int contextSwitches() {
    int switches = 0;
    for (int k = 1; k < steps.size(); k++) {
      switches += steps.get(k).process().equals(steps.get(k - 1).process()) ? 0 : 1;
    }
    return switches;
  }

  /** Whether every step says what it means for the violation. */
  public boolean isExplained() {
    return steps.stream().allMatch(step -> step.explanation().isPresent());
  }

  /** Only the steps on which the violation depends, with their numbers in the whole run. */
  public TraceDocument sliced() {
    return with(steps.stream().filter(s -> s.matters() || !s.breaks().isEmpty()).toList());
  }

  /** The same run with other steps: explained, or only some of them. */
  public TraceDocument with(List<TraceStep> otherSteps) {
    return new TraceDocument(
        tool,
        modelHash,
        kernel,
        strategy,
        property,
        answer,
        scenario,
        processes,
        constants,
        initialState,
        initialBreaks,
        otherSteps,
        evaluation,
        replay);
  }

  /** The same with a replay command that works elsewhere. */
  public TraceDocument replayedBy(String command) {
    return new TraceDocument(
        tool,
        modelHash,
        kernel,
        strategy,
        property,
        answer,
        scenario,
        processes,
        constants,
        initialState,
        initialBreaks,
        steps,
        evaluation,
        command);
  }
}
