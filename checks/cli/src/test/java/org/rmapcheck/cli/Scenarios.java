package org.rmapcheck.cli;

import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;

/** Small scenarios for tests. */
public final class Scenarios {

  private Scenarios() {}

  /** The text of a scenario: the smallest scope, mover and CPU, and a design. */
  public static String json(String name, String design) {
    return """
        {
          "schemaVersion": 1,
          "name": "%s",
          "question": "Is this all right?",
          "kernel": "6.12",
          "scope": {"buffers": 1},
          "actors": ["move", "cpu"],
          "design": {%s}
        }
        """
        .formatted(name, design);
  }

  /** Mainline: nothing breaks. */
  public static LoadedScenario mainline() {
    return ScenarioReader.read(json("mainline", ""), "mainline.json");
  }

  /** The lookup by page misses shmem pages: harm and a broken rule. */
  public static LoadedScenario byPage() {
    return ScenarioReader.read(
        json("by-page", "\"backing\": \"shmem\", \"lookup\": \"page\""), "by-page.json");
  }
}
