package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;

/**
 * What a gate checks and what it expects to find: a file in the user's repository.
 *
 * @param name short name for reports
 * @param scenarios built-in scenarios, {@code group:KEY}, {@code *} for all built-in ones, or files
 *     and patterns relative to the suite
 * @param products designs that differ in some switches
 * @param traces files and patterns of traces that must replay, relative to the suite
 * @param expected scenario to what a check of it is expected to find; written by {@code --update}
 */
public record SuiteDocument(
    String name,
    List<String> scenarios,
    List<Product> products,
    List<String> traces,
    Map<String, Measured> expected) {

  /**
   * Every combination of some switches, as {@code matrix} explores it.
   *
   * @param base what the combinations have in common: a built-in scenario or a file
   * @param switches a switch, or one with some of its values: {@code lookup=range,page}
   */
  public record Product(String base, List<String> switches) {
    public Product {
      switches = List.copyOf(switches);
    }
  }

  /** Version of the JSON form. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the collections, keeping their order. */
  public SuiteDocument {
    scenarios = List.copyOf(scenarios);
    products = List.copyOf(products);
    traces = List.copyOf(traces);
    expected = Ordered.copy(expected);
  }
}
