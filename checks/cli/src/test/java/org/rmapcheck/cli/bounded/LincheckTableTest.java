package org.rmapcheck.cli.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.search.BoundedSearch;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.LincheckScheduler;
import org.rmapcheck.model.bounded.BoundedModel;

/**
 * Every bounded scenario by two schedulers that share nothing but the model. Where the threads have
 * run everything, verdicts and numbers are the same; else the threads find nothing that the search
 * does not. What they break replays.
 */
@Tag("lincheck")
final class LincheckTableTest {

  private static final int BUDGET = 8_000;
  private static final long MOST_STATES = 100_000;

  private final ScenarioCatalog scenarios = new ScenarioCatalog();
  private final SoftAssertions softly = new SoftAssertions();
  private final StringBuilder table = new StringBuilder();

  @Test
  void threadsAndSearchAgreeOnEveryCellAndDesignOfTheThread() throws IOException {
    agree(row -> isOfTheThread(row.scenario()), "lincheck-table.txt");
  }

  @Test
  @Tag("slow")
  void threadsAndSearchAgreeOnTheOtherScenarios() throws IOException {
    agree(row -> !isOfTheThread(row.scenario()), "lincheck-table-others.txt");
  }

  private boolean isOfTheThread(String scenario) {
    return scenarios.group("thread").orElseThrow().scenarios().contains(scenario)
        || scenarios.group("lookup").orElseThrow().scenarios().contains(scenario);
  }

  private void agree(Predicate<BoundsCatalog.Row> which, String file) throws IOException {
    int exhausted = 0;
    List<BoundsCatalog.Row> rows = new BoundsCatalog().rows().stream().filter(which).toList();
    for (BoundsCatalog.Row row : rows) {
      exhausted += agrees(row) ? 1 : 0;
      Files.writeString(Path.of("target", file), table, StandardCharsets.UTF_8);
    }
    softly.assertAll();
    assertThat(rows).isNotEmpty();
    assertThat(exhausted).as("rows that are exhausted\n%s", table).isEqualTo(rows.size());
  }

  /** Compares a row; whether the threads have run all of it. */
  private boolean agrees(BoundsCatalog.Row row) {
    LoadedScenario scenario = scenarios.load(row.scenario());
    BoundedModel bounded = BoundedModel.of(scenario.model(), row.bounds());
    BoundedOutcome ours = new BoundedSearch(bounded, MOST_STATES).run();
    long start = System.nanoTime();
    Exploration threads = new LincheckScheduler(BUDGET).explore(bounded);
    double seconds = (System.nanoTime() - start) / 1e9;
    Set<String> broken = new TreeSet<>(threads.broken().keySet());
    table.append(
        String.format(
            Locale.ROOT,
            "%-40s %-12s %9s %9s %9s %5.1f s  %s%n",
            row.scenario(),
            threads.completeness().word(),
            threads.interleavings(),
            threads.schedules(),
            ours.schedules(),
            seconds,
            String.join(" ", broken)));
    softly.assertThat(ours.broken().keySet()).as(row.scenario()).containsAll(broken);
    softly
        .assertThat(ours.schedules())
        .as(row.scenario())
        .isGreaterThanOrEqualTo(BigInteger.valueOf(threads.schedules()));
    if (threads.isExhausted()) {
      softly.assertThat(broken).as(row.scenario()).isEqualTo(new TreeSet<>(ours.broken().keySet()));
      softly
          .assertThat(BigInteger.valueOf(threads.schedules()))
          .as(row.scenario())
          .isEqualTo(ours.schedules());
    }
    ScenarioResult result = ThreadsTrace.result(scenario, bounded, threads);
    ThreadsTrace.trace(result, bounded, threads, "trace.json");
    return threads.isExhausted();
  }
}
