package org.rmapcheck.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.trace.NearestHolding;

final class NearestDesignTest {

  private final NearestDesign nearest = new NearestDesign(() -> false);

  @Test
  void oneSwitchAtMainlineMendsTheLookupByPage() {
    NearestHolding found = nearest.to(Scenarios.byPage().scenario()).orElseThrow();
    assertThat(found.switchKey()).isEqualTo("lookup");
    assertThat(found.thisValue()).isEqualTo("page");
    assertThat(found.thatValue()).isEqualTo("range");
    assertThat(found.scenario()).isEqualTo("by-page with lookup=range");
    assertThat(found.states()).isPositive();
  }

  @Test
  void mainlineHasNoSwitchToSet() {
    assertThat(nearest.to(Scenarios.mainline().scenario())).isEmpty();
  }

  @Test
  void aDesignWithoutTheGpuNeedsNoGpu() {
    var scenario = new ScenarioCatalog().load("no-fence-wait").scenario();
    assertThat(nearest.to(scenario)).isPresent();
  }

  @Test
  void theAnswerIsTheSameTheSecondTime() {
    var scenario = Scenarios.byPage().scenario();
    assertThat(nearest.to(scenario)).isEqualTo(nearest.to(scenario));
  }

  @Test
  void thereIsNoAnswerAfterAnInterruption() {
    assertThat(new NearestDesign(() -> true).to(Scenarios.byPage().scenario())).isEmpty();
  }
}
