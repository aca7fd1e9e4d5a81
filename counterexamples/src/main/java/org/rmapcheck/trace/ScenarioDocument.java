package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;

/**
 * One question to the checker as data: the form of the built-in scenarios, of a user's own file,
 * and of the scenario inside each trace.
 *
 * <p>The form is checked here; whether a scope, a switch or a property exists is the business of
 * the model that the scenario is applied to. Maps keep the author's order.
 *
 * @param name short name, as on a command line
 * @param question one sentence for people
 * @param kernel kernel version the model is read from, such as {@code 6.12}
 * @param scope sizes of the model: {@code buffers}, {@code pages}, {@code cpus} ...
 * @param actors names of the actors that take part
 * @param design design switch to chosen value; a switch left out has its default
 * @param initially variable reference such as {@code pte[cpu0/b0][0]} to start value; may be empty
 * @param properties ids of the properties to check; empty means all
 * @param expected property id to expected verdict; may be empty
 */
public record ScenarioDocument(
    String name,
    String question,
    String kernel,
    Map<String, Integer> scope,
    List<String> actors,
    Map<String, String> design,
    Map<String, String> initially,
    List<String> properties,
    Map<String, ExpectedVerdict> expected) {

  /** Version of the JSON form that is written; readers accept this one. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the collections, keeping their order. */
  public ScenarioDocument {
    scope = Ordered.copy(scope);
    actors = List.copyOf(actors);
    design = Ordered.copy(design);
    initially = Ordered.copy(initially);
    properties = List.copyOf(properties);
    expected = Ordered.copy(expected);
  }
}
