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
    Map<String, String> initialState,
    List<BrokenProperty> initialBreaks,
    List<TraceStep> steps,
    Evaluation evaluation,
    String replay) {

  /** Version of the JSON form that is written; readers accept this one. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the collections, keeping their order. */
  public TraceDocument {
    processes = List.copyOf(processes);
    initialState = Ordered.copy(initialState);
    initialBreaks = List.copyOf(initialBreaks);
    steps = List.copyOf(steps);
  }
}
