package org.rmapcheck.cli.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.trace.Measured;

/**
 * A suite whose names have been looked up.
 *
 * @param name for reports
 * @param file of the suite; empty for the built-in one, whose scenarios state what they expect
 * @param entries its scenarios, in its order
 * @param traces its traces, by the names that the suite's folder gives them
 * @param expected by name of scenario
 */
public record Suite(
    String name,
    Optional<Path> file,
    List<Entry> entries,
    Map<String, Path> traces,
    Map<String, Measured> expected) {

  /**
   * A scenario.
   *
   * @param loaded empty if its document is wrong
   * @param problem what is wrong with it; empty if nothing is
   */
  public record Entry(String name, Optional<LoadedScenario> loaded, String problem) {}

  public Suite {
    entries = List.copyOf(entries);
  }

  /** The file that findings are told of. */
  public String source() {
    return file.map(Path::toString).orElse("rmapcheck-suite.json");
  }
}
