package org.rmapcheck.cli.print;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.trace.TraceDocument;

/**
 * A checked scenario with its traces.
 *
 * @param traces the lead's first
 */
public record Checked(ScenarioResult result, List<Written> traces) {

  public Checked {
    traces = List.copyOf(traces);
  }

  /**
   * A trace and its file.
   *
   * @param file empty if it could not be written
   */
  public record Written(TraceDocument trace, Optional<Path> file) {}

  /** The trace that a report leads with, if something is broken. */
  public Optional<Written> lead() {
    return traces.stream().findFirst();
  }
}
