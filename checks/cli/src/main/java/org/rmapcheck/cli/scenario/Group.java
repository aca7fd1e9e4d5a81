package org.rmapcheck.cli.scenario;

import java.util.List;

/** Built-in scenarios that belong together, by name. */
public record Group(String key, String title, List<String> scenarios) {
  public Group {
    scenarios = List.copyOf(scenarios);
  }
}
