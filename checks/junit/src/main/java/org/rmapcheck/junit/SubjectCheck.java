package org.rmapcheck.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opentest4j.AssertionFailedError;
import org.rmapcheck.cli.bounded.BoundsCatalog;
import org.rmapcheck.cli.bounded.LincheckProcess;
import org.rmapcheck.cli.bounded.ThreadsTrace;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.trace.LaneRenderer;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.TraceDocument;

/** Checks a subject and compares what breaks with what is expected. */
final class SubjectCheck {

  private static final int INTERLEAVINGS = 20_000;
  private static final int LANES_WIDTH = 100;

  private final ModelCheck check;
  private final String test;
  private final Path reports;

  /**
   * A check.
   *
   * @param test names the files of traces
   * @param reports where they go
   */
  SubjectCheck(ModelCheck check, String test, Path reports) {
    this.check = check;
    this.test = test;
    this.reports = reports;
  }

  /**
   * Checks.
   *
   * @throws AssertionFailedError if something else is violated than is expected
   */
  ModelCheckResult run(Subject subject) {
    return check.scheduler() == Scheduler.SEARCH ? search(subject) : threads(subject);
  }

  private ModelCheckResult search(Subject subject) {
    long memory = Runtime.getRuntime().maxMemory() / 2;
    ScenarioResult result =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, memory, 1, () -> false)
            .check(subject.loaded(), SearchListener.silent());
    String file = TraceFolder.fileName(test);
    Optional<PropertyResult> lead = lead(result, subject);
    Optional<TraceDocument> trace =
        lead.map(violated -> new TraceBuilder(result, Optional.empty()).of(violated, file));
    if (result.outcome().modelError().isPresent()) {
      throw new AssertionFailedError(subject.words() + ": " + result.diagnosis());
    } else if (!result.isComplete()) {
      throw new AssertionFailedError(subject.words() + ": " + result.explored());
    }
    return compare(subject, result.broken(), result.explored(), trace, file);
  }

  /** What is not expected first. */
  private static Optional<PropertyResult> lead(ScenarioResult result, Subject subject) {
    return result.vector().stream()
        .filter(r -> r.isViolated() && !subject.expected().contains(r.id()))
        .findFirst()
        .or(result::lead);
  }

  private ModelCheckResult threads(Subject subject) {
    BoundedModel bounded = bounded(subject);
    try {
      Exploration seen = explore(subject, bounded);
      String file = TraceFolder.fileName(test);
      ScenarioResult result = ThreadsTrace.result(subject.loaded(), bounded, seen);
      Optional<TraceDocument> trace = ThreadsTrace.trace(result, bounded, seen, file);
      String explored = seen.completeness().word() + ", " + bounded.bounds().words();
      return compare(subject, seen.broken().keySet(), explored, trace, file);
    } catch (IOException e) {
      throw new AssertionFailedError(subject.words() + ": " + e.getMessage(), e);
    }
  }

  private static Exploration explore(Subject subject, BoundedModel bounded) throws IOException {
    LincheckProcess process = new LincheckProcess(INTERLEAVINGS, () -> false);
    Request.Until until = Request.Until.THE_END;
    return subject.own().isPresent()
        ? process.explore(subject.own().get(), bounded, until)
        : process.explore(subject.loaded(), bounded, until);
  }

  private BoundedModel bounded(Subject subject) {
    try {
      return BoundedModel.of(subject.loaded().model(), bounds(subject));
    } catch (ModelException e) {
      throw Subject.wrong("bound: " + String.join("; ", e.problems()));
    } catch (IllegalArgumentException e) {
      throw Subject.wrong("bound: " + e.getMessage());
    }
  }

  private Bounds bounds(Subject subject) {
    if (check.bound().isEmpty()) {
      return subject
          .builtIn()
          .flatMap(name -> new BoundsCatalog().of(name))
          .orElseThrow(
              () ->
                  Subject.wrong(
                      "real threads need a bound: say how many steps each process takes, as in"
                          + " bound = \"cpu tlb cpu | move 16, cpu 1\", before the bar what happens"
                          + " first"));
    }
    int bar = check.bound().indexOf('|');
    return Bounds.parse(
        bar < 0 ? "" : check.bound().substring(0, bar), check.bound().substring(bar + 1));
  }

  private ModelCheckResult compare(
      Subject subject,
      Set<String> violated,
      String explored,
      Optional<TraceDocument> trace,
      String file) {
    TraceFolder folder = new TraceFolder(reports);
    Optional<Path> written = trace.flatMap(document -> folder.write(document, file));
    ModelCheckResult result = new ModelCheckResult(subject.words(), violated, explored, written);
    if (!result.violated().equals(Set.copyOf(subject.expected()))) {
      throw failure(subject, result, trace, folder);
    }
    return result;
  }

  private static AssertionFailedError failure(
      Subject subject, ModelCheckResult result, Optional<TraceDocument> trace, TraceFolder folder) {
    StringBuilder words = new StringBuilder(subject.words());
    words.append(": violated is ").append(result.words());
    words.append(", expected was ");
    words.append(
        subject.expected().isEmpty()
            ? "nothing"
            : String.join(" ", new TreeSet<>(subject.expected())));
    words.append(" (").append(result.explored()).append(")\n");
    result.trace().ifPresent(path -> words.append("trace: ").append(path).append('\n'));
    folder.failure().ifPresent(problem -> words.append(problem).append('\n'));
    trace.ifPresent(
        document -> words.append(new LaneRenderer(LANES_WIDTH, Palette.PLAIN).render(document)));
    return new AssertionFailedError(words.toString(), subject.expected(), result.violated());
  }
}
