package org.rmapcheck.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.corpus.Repository;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.Measured;

final class GateTest {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();

  @TempDir Path folder = Path.of("");

  private static Suite suite(Map<String, Measured> expected, String... names) {
    List<Suite.Entry> entries =
        Stream.of(names)
            .map(name -> new Suite.Entry(name, Optional.of(CATALOG.load(name)), ""))
            .toList();
    return new Suite("test", Optional.of(Path.of("suite.json")), entries, Map.of(), expected);
  }

  private static GateResult run(Suite suite, Optional<Path> cache) {
    CheckService service =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 2, () -> false);
    Gate.Settings settings = new Gate.Settings(OptionalLong.empty(), 2, Optional.empty());
    return new Gate(suite, settings, service, cache, () -> false).run(one -> {});
  }

  private static Map<String, Measured> found(String... names) {
    Map<String, Measured> found = new LinkedHashMap<>();
    run(suite(Map.of(), names), Optional.empty())
        .cases()
        .forEach(one -> found.put(one.name(), one.measured().orElseThrow()));
    return found;
  }

  private static Measured with(Measured m, String property, ExpectedVerdict verdict) {
    Map<String, ExpectedVerdict> verdicts = new LinkedHashMap<>(m.verdicts());
    verdicts.put(property, verdict);
    return new Measured(m.model(), m.states(), m.transitions(), m.depth(), verdicts);
  }

  private static GateResult against(String property, ExpectedVerdict expected) {
    Map<String, Measured> found = found("by-page-shmem");
    found.computeIfPresent("by-page-shmem", (name, m) -> with(m, property, expected));
    return run(suite(found, "by-page-shmem"), Optional.empty());
  }

  @Test
  void whatIsAsItWasPasses() {
    GateResult result =
        run(
            suite(found("by-page-shmem", "mainline-pool"), "by-page-shmem", "mainline-pool"),
            Optional.empty());
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.good()).isEqualTo(2);
  }

  @Test
  void aViolationThatIsNewIsHarm() {
    GateResult result = against("S3", new ExpectedVerdict.Holds());
    assertThat(result.status()).isEqualTo(ExitStatus.HARM);
    assertThat(result.cases().get(0).trace()).isPresent();
    assertThat(result.cases().get(0).changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.sentence())
                    .matches("S3: expected holds, found violated at depth [0-9]+"));
  }

  @Test
  void anExpectedViolationThatHoldsIsAsLoud() {
    GateResult result = against("S5", new ExpectedVerdict.ViolatedAtDepth(4));
    assertThat(result.status()).isEqualTo(ExitStatus.OTHER_DEVIATION);
    assertThat(result.bad()).isEqualTo(1);
  }

  @Test
  void whatHoldsOnlyBecauseASituationBecameUnreachableFails() {
    Measured found = found("mainline-pool").get("mainline-pool");
    assertThat(found).isNotNull();
    Measured vacuous = with(found, "S3", new ExpectedVerdict.Vacuous("no copy"));
    assertThat(Expectations.compare(found, vacuous, Map.of()))
        .extracting(Change::sentence)
        .containsExactly("S3: expected holds, found vacuous: no copy");
  }

  @Test
  void anotherDepthOrCountIsAChange() {
    GateResult result = against("S3", new ExpectedVerdict.ViolatedAtDepth(1));
    assertThat(result.status()).isEqualTo(ExitStatus.CHANGED);
    Measured m = found("by-page-shmem").get("by-page-shmem");
    assertThat(m).isNotNull();
    Measured larger =
        new Measured(m.model(), m.states() + 1, m.transitions(), m.depth(), m.verdicts());
    assertThat(Expectations.compare(larger, m, Map.of()))
        .extracting(Change::kind)
        .containsExactly(Change.Kind.COUNT);
  }

  @Test
  void aScenarioThatIsGoneAndOneThatIsNewAreTold() {
    GateResult result = run(suite(found("mainline-pool"), "mainline-shmem"), Optional.empty());
    assertThat(result.others()).extracting(Change::kind).containsExactly(Change.Kind.GONE);
    assertThat(result.cases().get(0).changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.NEW);
    assertThat(result.status()).isEqualTo(ExitStatus.CHANGED);
  }

  @Test
  void anUnchangedModelIsNotSearchedAgainAndTheResultSaysSo() throws IOException {
    Suite suite = suite(found("mainline-pool"), "mainline-pool");
    assertThat(run(suite, Optional.of(folder)).cached()).isZero();
    GateResult again = run(suite, Optional.of(folder));
    assertThat(again.cached()).isEqualTo(1);
    assertThat(again.headline()).contains("1 of them unchanged, from the cache");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, "{ nonsense");
      }
    }
    assertThat(run(suite, Optional.of(folder)).cached()).isZero();
  }

  @Test
  void timeIsSharedBySizeAndNothingGetsMoreThanThereIs() {
    long before = System.nanoTime();
    Budget budget = new Budget(OptionalLong.of(100), List.of(1_000L, 1_000L, 8_000L), 1);
    long first = budget.deadline(1_000).orElseThrow() - before;
    assertThat(first).as("half of a third").isBetween(16_000_000_000L, 18_000_000_000L);
    budget.deadline(1_000);
    long last = budget.deadline(8_000).orElseThrow() - before;
    assertThat(last).isBetween(99_000_000_000L, 101_000_000_000L);
    assertThat(budget.isLeft()).isTrue();
  }

  @Test
  void whatIsCutOffIsIncompleteAndNeverGreen() {
    CheckService service =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> true);
    Gate.Settings settings = new Gate.Settings(OptionalLong.empty(), 1, Optional.empty());
    GateResult result =
        new Gate(SuiteLoader.builtIn(), settings, service, Optional.empty(), () -> true)
            .run(one -> {});
    assertThat(result.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(result.good()).isZero();
  }

  @Test
  void aTraceThatDoesNotReplayAnyMoreFailsAndOneThatDoesPasses() throws IOException {
    Path good = Repository.corpus().resolve("by-page-shmem.json");
    Path bad = folder.resolve("bad.json");
    Files.writeString(
        bad, Files.readString(good).replaceFirst("\"new\": \"[^\"]*\"", "\"new\": \"nonsense\""));
    Path none = folder.resolve("none.json");
    Map<String, Path> traces = new LinkedHashMap<>();
    traces.put("good.json", good);
    traces.put("bad.json", bad);
    traces.put("none.json", none);
    GateResult result =
        run(new Suite("t", Optional.empty(), List.of(), traces, Map.of()), Optional.empty());
    assertThat(result.cases()).extracting(GateCase::isGood).containsExactly(true, false, false);
    assertThat(result.cases().get(1).words()).contains("does not replay any more: step");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_DOCUMENT);
  }

  @Test
  void aWrongScenarioFailsAlone() {
    Suite suite =
        new Suite(
            "test",
            Optional.empty(),
            List.of(
                new Suite.Entry("bad", Optional.empty(), "bad.json:1:1: no JSON"),
                new Suite.Entry("mainline-pool", Optional.of(CATALOG.load("mainline-pool")), "")),
            Map.of(),
            Map.of());
    GateResult result = run(suite, Optional.empty());
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_DOCUMENT);
    assertThat(result.good()).isEqualTo(1);
  }
}
