package org.rmapcheck.cli.scenario;

import org.rmapcheck.model.ir.Model;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.Scenario;

/**
 * A scenario that makes sense.
 *
 * @param document what its author wrote
 * @param scenario the same in the terms of the protocol
 * @param model what is checked
 */
public record LoadedScenario(ScenarioDocument document, Scenario scenario, Model model) {

  public String name() {
    return document.name();
  }
}
