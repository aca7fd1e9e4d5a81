package org.rmapcheck.cli.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.TraceDocument;

/**
 * What came of one scenario or trace of a suite.
 *
 * @param name of the scenario, or path of the trace as the suite names it
 * @param question of the scenario; empty for a trace
 * @param end how it ended
 * @param words what there is to say: how far a search went, why it is incomplete
 * @param changes what is not as expected
 * @param measured what a complete search found
 * @param trace the lead counterexample, if one was made
 * @param file where it was written
 * @param millis how long it took; for people
 */
public record GateCase(
    String name,
    String question,
    End end,
    String words,
    List<Change> changes,
    Optional<Measured> measured,
    Optional<TraceDocument> trace,
    Optional<Path> file,
    long millis) {

  /** How a case can end. */
  public enum End {
    CHECKED,
    FROM_CACHE,
    REPLAYED,
    OUT_OF_TIME,
    OUT_OF_MEMORY,
    INTERRUPTED,
    UNREADABLE
  }

  public GateCase {
    changes = List.copyOf(changes);
  }

  /** A case that ended without a result. */
  static GateCase without(String name, String question, End end, String words) {
    return new GateCase(
        name,
        question,
        end,
        words,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** A case that ended without a result, or with one that is of no use. */
  static GateCase failed(String name, End end, Change change) {
    return new GateCase(
        name,
        "",
        end,
        change.sentence(),
        List.of(change),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** Whether nothing is known of it, or not all. */
  public boolean isIncomplete() {
    return end == End.OUT_OF_TIME || end == End.OUT_OF_MEMORY || end == End.INTERRUPTED;
  }

  /** Whether it was done and is as expected. */
  public boolean isGood() {
    return changes.isEmpty() && !isIncomplete();
  }

  /** The exit code that this case alone would give. */
  public ExitStatus status() {
    ExitStatus worst = ExitStatus.worst(changes.stream().map(Change::status).toList());
    return switch (end) {
      case OUT_OF_TIME -> worst.worse(ExitStatus.OUT_OF_TIME);
      case OUT_OF_MEMORY -> worst.worse(ExitStatus.OUT_OF_MEMORY);
      case INTERRUPTED -> worst.worse(ExitStatus.INTERRUPTED);
      default -> worst;
    };
  }
}
