package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;

/**
 * What a gate checks and what it expects to find: a file in the user's repository.
 *
 * @param name short name for reports
 * @param scenarios built-in scenarios, {@code group:KEY}, {@code *} for all built-in ones, or files
 *     and patterns relative to the suite
 * @param traces files and patterns of traces that must replay, relative to the suite
 * @param expected scenario to what a check of it is expected to find; written by {@code --update}
 */
public record SuiteDocument(
    String name, List<String> scenarios, List<String> traces, Map<String, Measured> expected) {

  /** Version of the JSON form. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the collections, keeping their order. */
  public SuiteDocument {
    scenarios = List.copyOf(scenarios);
    traces = List.copyOf(traces);
    expected = Ordered.copy(expected);
  }
}
