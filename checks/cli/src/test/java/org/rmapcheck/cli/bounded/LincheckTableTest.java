package org.rmapcheck.cli.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.bounded.BoundsCatalog.End;
import org.rmapcheck.cli.bounded.BoundsCatalog.Row;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.search.BoundedSearch;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.LincheckScheduler;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/**
 * Every bounded scenario by two schedulers that share nothing but the model. Where the threads have
 * run everything, verdicts and numbers are the same; else the threads find nothing that the search
 * does not. What they break replays.
 */
@Tag("lincheck")
final class LincheckTableTest {

  private static final List<String> THREAD = List.of("thread", "lookup", "controls", "wider");
  private static final int BUDGET = 8_000;
  private static final int SAMPLE = 400;
  private static final long MOST_STATES = 100_000;

  private final ScenarioCatalog scenarios = new ScenarioCatalog();
  private final SoftAssertions softly = new SoftAssertions();
  private final StringBuilder table = new StringBuilder();
  private long since = System.nanoTime();

  @Test
  void threadsAndSearchAgreeOnEveryBoundOfTheThread() {
    agree(row -> row.end() == End.EXHAUSTED && isOfTheThread(row), "lincheck-exhausted.txt");
  }

  @Test
  @Tag("slow")
  void threadsAndSearchAgreeOnTheBoundsOfTheOtherActors() {
    agree(row -> row.end() == End.EXHAUSTED && !isOfTheThread(row), "lincheck-others.txt");
  }

  private boolean isOfTheThread(Row row) {
    return THREAD.stream()
        .anyMatch(key -> scenarios.group(key).orElseThrow().scenarios().contains(row.scenario()));
  }

  @Test
  void whatThreadsFindFirstTheSearchFindsTooAndItsTraceReplays() {
    agree(row -> row.end() == End.FOUND, "lincheck-found.txt");
  }

  @Test
  void aSampleFindsNothingThatTheSearchDoesNot() {
    agree(row -> row.end() == End.SAMPLED, "lincheck-sampled.txt");
  }

  private void agree(Predicate<Row> which, String file) {
    List<Row> rows = new BoundsCatalog().rows().stream().filter(which).toList();
    assertThat(rows).isNotEmpty();
    List<BoundedModel> models =
        rows.stream().map(r -> BoundedModel.of(load(r).model(), r.bounds())).toList();
    Iterator<Row> row = rows.iterator();
    Iterator<BoundedModel> model = models.iterator();
    List<Request> requests =
        models.stream().map(bounded -> request(bounded, rows.get(0).end())).toList();
    LincheckScheduler.exploreAll(
        requests,
        threads -> {
          compare(row.next(), model.next(), threads);
          write(Path.of("target", file));
        });
    assertThat(row).isExhausted();
    softly.assertAll();
  }

  private LoadedScenario load(Row row) {
    return scenarios.load(row.scenario());
  }

  private static Request request(BoundedModel bounded, End end) {
    return new Request(
        bounded,
        end == End.SAMPLED ? SAMPLE : BUDGET,
        end == End.FOUND ? Request.Until.BROKEN : Request.Until.THE_END);
  }

  private void compare(Row row, BoundedModel bounded, Exploration threads) {
    double seconds = (System.nanoTime() - since) / 1e9;
    BoundedOutcome ours = new BoundedSearch(bounded, MOST_STATES).run();
    table.append(line(row, threads, ours, seconds));
    String place = row.scenario() + ", " + row.bounds().words();
    Set<String> broken = new TreeSet<>(threads.broken().keySet());
    BigInteger schedules = BigInteger.valueOf(threads.schedules());
    softly.assertThat(threads.completeness().name()).as(place).isEqualTo(row.end().name());
    softly.assertThat(ours.broken().keySet()).as(place).containsAll(broken);
    softly.assertThat(ours.schedules()).as(place).isGreaterThanOrEqualTo(schedules);
    if (threads.isExhausted()) {
      softly.assertThat(broken).as(place).isEqualTo(new TreeSet<>(ours.broken().keySet()));
      softly.assertThat(schedules).as(place).isEqualTo(ours.schedules());
    }
    Optional<TraceDocument> trace = trace(load(row), bounded, threads);
    if (row.end() == End.FOUND) {
      softly.assertThat(trace).as(place).isPresent();
    }
    trace.ifPresent(document -> replays(document, bounded, place));
    since = System.nanoTime();
  }

  private static Optional<TraceDocument> trace(
      LoadedScenario scenario, BoundedModel bounded, Exploration threads) {
    ScenarioResult result = ThreadsTrace.result(scenario, bounded, threads);
    return ThreadsTrace.trace(result, bounded, threads, "trace.json");
  }

  /** Written and read again, as {@code replay} reads it. */
  private void replays(TraceDocument document, BoundedModel bounded, String place) {
    try {
      TraceDocument read = TraceCodec.read(TraceCodec.toJson(document), "trace.json");
      softly.assertThat(TraceReplay.difference(read, bounded.model())).as(place).isEmpty();
    } catch (DocumentException e) {
      softly.fail(place + ": " + e.getMessage());
    }
  }

  private static String line(Row row, Exploration threads, BoundedOutcome ours, double seconds) {
    return String.format(
        Locale.ROOT,
        "%-40s %-9s %7d interleavings %6d of %6d schedules %5.2f s  %-30s %s%n",
        row.scenario(),
        threads.completeness().word(),
        threads.interleavings(),
        threads.schedules(),
        ours.schedules(),
        seconds,
        String.join(" ", threads.broken().keySet()),
        row.bounds().words());
  }

  private void write(Path file) {
    try {
      Files.writeString(file, table, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
