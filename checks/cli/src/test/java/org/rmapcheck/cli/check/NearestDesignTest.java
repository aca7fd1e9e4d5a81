package org.rmapcheck.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.NearestHolding;

final class NearestDesignTest {

  private final NearestDesign nearest = new NearestDesign(() -> false);

  @Test
  void oneSwitchAtMainlineMendsTheLookupByPage() {
    NearestHolding found = nearest.to(Scenarios.byPage().scenario(), "S3").orElseThrow();
    assertThat(found.switchKey()).isEqualTo("lookup");
    assertThat(found.thisValue()).isEqualTo("page");
    assertThat(found.thatValue()).isEqualTo("range");
    assertThat(found.scenario()).isEqualTo("by-page with lookup=range");
    assertThat(found.states()).isPositive();
  }

  @Test
  void mainlineHasNoSwitchToSet() {
    assertThat(nearest.to(Scenarios.mainline().scenario(), "S3")).isEmpty();
  }

  @Test
  void aDesignWithoutTheGpuNeedsNoGpu() {
    var scenario = new ScenarioCatalog().load("no-fence-wait").scenario();
    assertThat(nearest.to(scenario, "S3")).isPresent();
  }

  @Test
  void aDesignInWhichTheBrokenPropertyIsNotPutToTheTestIsNoAnswer() {
    var scenario = new ScenarioCatalog().load("range-shmem-written").scenario();
    NearestHolding found = nearest.to(scenario, "S8").orElseThrow();
    assertThat(found.switchKey())
        .as("not backing, for pool pages belong to no file")
        .isEqualTo("page-fields");
    assertThat(found.thatValue()).isEqualTo("own");
  }

  @Test
  void whatElseIsVacuousInTheAnswerSpoilsNothing() {
    var mended =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false)
            .check(new ScenarioCatalog().load("resume-reclaims"), SearchListener.silent());
    assertThat(mended.outcome().verdicts().values())
        .hasAtLeastOneElementOfType(Verdict.Vacuous.class);
    var hangs = new ScenarioCatalog().load("resume-waits").scenario();
    assertThat(nearest.to(hangs, "deadlock")).map(NearestHolding::switchKey).hasValue("shrink-rpm");
  }

  @Test
  void theAnswerIsTheSameTheSecondTime() {
    var scenario = Scenarios.byPage().scenario();
    assertThat(nearest.to(scenario, "S3")).isEqualTo(nearest.to(scenario, "S3"));
  }

  @Test
  void thereIsNoAnswerAfterAnInterruption() {
    assertThat(new NearestDesign(() -> true).to(Scenarios.byPage().scenario(), "S3")).isEmpty();
  }
}
