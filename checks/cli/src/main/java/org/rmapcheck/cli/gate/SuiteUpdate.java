package org.rmapcheck.cli.gate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.SuiteCodec;
import org.rmapcheck.trace.SuiteDocument;

/** Writes what a gate found into the file of its suite. */
public final class SuiteUpdate {

  private final Suite suite;
  private final Optional<Path> standard;

  /**
   * An update of a suite.
   *
   * @param standard where the built-in suite goes, which has no file
   */
  public SuiteUpdate(Suite suite, Optional<Path> standard) {
    this.suite = suite;
    this.standard = standard;
  }

  /** Writes the file; what did not end keeps its expectation. */
  public ExitStatus write(GateResult result, Console console) {
    Path file = suite.file().or(() -> standard).orElseThrow();
    Map<String, Measured> expected = new LinkedHashMap<>();
    ExitStatus status = ExitStatus.OK;
    for (Suite.Entry entry : suite.entries()) {
      Optional<Measured> found =
          result.cases().stream()
              .filter(one -> one.name().equals(entry.name()))
              .findFirst()
              .flatMap(GateCase::measured);
      found
          .or(() -> Optional.ofNullable(suite.expected().get(entry.name())))
          .ifPresent(measured -> expected.put(entry.name(), measured));
    }
    for (GateCase one : result.cases()) {
      if (one.measured().isEmpty()) {
        status = status.worse(one.status());
      }
    }
    return status.worse(write(file, document(file, expected), console));
  }

  private SuiteDocument document(Path file, Map<String, Measured> expected) {
    if (suite.file().isPresent()) {
      try {
        SuiteDocument old = SuiteCodec.read(file);
        return new SuiteDocument(
            old.name(), old.scenarios(), old.products(), old.traces(), expected);
      } catch (DocumentException e) {
        throw new IllegalStateException("the suite has just been read", e);
      }
    }
    return new SuiteDocument(
        "all built-in scenarios", List.of("*"), List.of(), List.of(), expected);
  }

  private ExitStatus write(Path file, SuiteDocument document, Console console) {
    if (suite.file().isPresent() && document.expected().equals(suite.expected())) {
      console.line(file + " is up to date.");
      return ExitStatus.OK;
    }
    try {
      SuiteCodec.write(document, file);
    } catch (DocumentException e) {
      console.problem(String.valueOf(e.getMessage()));
      return ExitStatus.CANNOT_WRITE;
    }
    console.line(file + " is rewritten: look at the difference, then commit it.");
    return ExitStatus.CHANGED;
  }
}
