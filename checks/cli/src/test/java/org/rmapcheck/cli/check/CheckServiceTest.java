package org.rmapcheck.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.CheckRequest.Extent;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.PropertyKind;

final class CheckServiceTest {

  private static ScenarioResult check(LoadedScenario scenario) {
    return new CheckService(Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false)
        .check(scenario, SearchListener.silent());
  }

  private static LoadedScenario withMembers(String members) {
    String json =
        Scenarios.json("x", "\"backing\": \"shmem\", \"lookup\": \"page\"")
            .replace("\"design\"", members + ", \"design\"");
    return ScenarioReader.read(json, "x.json");
  }

  @Test
  void mainlineHoldsAndThatIsExpected() {
    ScenarioResult result = check(Scenarios.mainline());
    assertThat(result.broken()).isEmpty();
    assertThat(result.lead()).isEmpty();
    assertThat(result.deviations()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.explored()).startsWith("all ").endsWith(" states explored");
  }

  @Test
  void theVectorEndsWithTheHang() {
    ScenarioResult result = check(Scenarios.mainline());
    PropertyResult last = result.vector().get(result.vector().size() - 1);
    assertThat(last.title()).isEqualTo("deadlock Hang");
    assertThat(last.verdict()).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void theLeadIsTheShortestHarmThoughARuleIsBrokenEarlier() {
    ScenarioResult result = check(Scenarios.byPage());
    PropertyResult lead = result.lead().orElseThrow();
    assertThat(lead.kind()).isEqualTo(PropertyKind.HARM);
    for (PropertyResult property : result.vector()) {
      if (property.isViolated() && property.kind() == PropertyKind.HARM) {
        assertThat(property.depth()).isGreaterThanOrEqualTo(lead.depth());
      }
    }
    assertThat(result.vector())
        .anyMatch(
            p -> p.kind() == PropertyKind.DISCIPLINE && p.isViolated() && p.depth() < lead.depth());
    assertThat(result.diagnosis()).contains("lookup missed");
  }

  @Test
  void onlyThePropertiesAskedForAreReportedThoughAllAreChecked() {
    ScenarioResult result = check(withMembers("\"properties\": [\"S4\"]"));
    assertThat(result.vector()).extracting(PropertyResult::id).containsExactly("S4");
    assertThat(result.broken()).contains("S3", "S4");
    assertThat(result.status()).isEqualTo(ExitStatus.DISCIPLINE);
  }

  @Test
  void whatIsBrokenAndNotAskedForIsToldButIsNotTheDiagnosis() {
    ScenarioResult result = check(withMembers("\"properties\": [\"S8\"]"));
    assertThat(result.isBroken()).isFalse();
    assertThat(result.diagnosis()).isEqualTo("nothing that is asked for breaks");
    assertThat(result.unasked()).extracting(PropertyResult::id).contains("S3", "S4");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void theCauseOfWhatIsBrokenMayBeARuleThatIsNotAskedFor() {
    ScenarioResult result = check(withMembers("\"properties\": [\"S3\"]"));
    assertThat(result.isBroken()).isTrue();
    assertThat(result.diagnosis()).contains("lookup missed");
  }

  @Test
  void harmThatNobodyExpectedIsTheWorst() {
    assertThat(check(Scenarios.byPage()).status()).isEqualTo(ExitStatus.HARM);
  }

  @Test
  void aViolationThatWasExpectedIsNoDeviation() {
    String expected =
        "\"properties\": [\"S3\", \"S8\"], \"expected\": {\"S3\": {\"violated\": true}}";
    assertThat(check(withMembers(expected)).status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void anotherDepthThanExpectedIsADeviation() {
    String expected = "\"properties\": [\"S3\"], \"expected\": {\"S3\": {\"violatedAtDepth\": 3}}";
    ScenarioResult result = check(withMembers(expected));
    assertThat(result.status()).isEqualTo(ExitStatus.OTHER_DEVIATION);
    assertThat(result.deviations().get(0).sentence())
        .startsWith("S3 MoveExclusion: expected: violated at depth 3; found: violated at depth ");
  }

  @Test
  void whatHoldsThoughAViolationWasExpectedIsADeviation() {
    String expected = "\"properties\": [\"S8\"], \"expected\": {\"S8\": {\"violated\": true}}";
    assertThat(check(withMembers(expected)).status()).isEqualTo(ExitStatus.OTHER_DEVIATION);
  }

  @Test
  void withoutMemoryNothingHolds() {
    ScenarioResult result =
        new CheckService(Extent.WHOLE_GRAPH, 1 << 10, 2, () -> false)
            .check(Scenarios.mainline(), SearchListener.silent());
    assertThat(result.status()).isEqualTo(ExitStatus.OUT_OF_MEMORY);
    assertThat(result.vector()).noneMatch(p -> p.verdict() instanceof Verdict.Holds);
    assertThat(result.diagnosis()).isEqualTo("nothing broken as far as the search went");
  }

  @Test
  void aSearchThatRunsOutOfItsShareGetsAllMemory() {
    long peak = check(Scenarios.mainline()).outcome().peakBytes();
    ScenarioResult result =
        new CheckService(Extent.WHOLE_GRAPH, peak + 1, 2, () -> false)
            .check(Scenarios.mainline(), SearchListener.silent());
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void interruptedIsNotDecided() {
    ScenarioResult result =
        new CheckService(Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> true)
            .check(Scenarios.byPage(), SearchListener.silent());
    assertThat(result.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(result.broken()).isEmpty();
  }

  private static ScenarioResult first(LoadedScenario scenario) {
    return new CheckService(Extent.FIRST_VIOLATION, Long.MAX_VALUE, 1, () -> false)
        .check(scenario, SearchListener.silent());
  }

  @Test
  void aSearchForTheFirstViolationPassesByWhatIsNotAskedFor() {
    assertThat(first(withMembers("\"properties\": [\"S3\"]")).broken()).containsExactly("S3");
    ScenarioResult holds = first(withMembers("\"properties\": [\"S8\"]"));
    assertThat(holds.isComplete()).isTrue();
    assertThat(holds.diagnosis()).isEqualTo("nothing that is asked for breaks");
    assertThat(holds.vector()).allMatch(p -> p.verdict() instanceof Verdict.Holds);
    assertThat(holds.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void theFirstViolationIsAsDeepAsInTheWholeGraph() {
    ScenarioResult found = first(new ScenarioCatalog().load("c07-batch-ignored"));
    assertThat(found.broken()).containsExactly("S5");
    assertThat(found.deviations()).isEmpty();
  }

  @Test
  void stoppedAtTheFirstViolationTheRestIsOpen() {
    ScenarioResult result = first(Scenarios.byPage());
    assertThat(result.broken()).containsExactly("S4");
    assertThat(result.vector()).noneMatch(p -> p.verdict() instanceof Verdict.Holds);
    assertThat(result.diagnosis()).contains("is open").doesNotContain("no harm");
  }
}
