package org.rmapcheck.model.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.ir.Model;

/** Spin and the reference interpreter give one number of states and of transitions. */
@Tag("peers")
@Execution(ExecutionMode.CONCURRENT)
final class SpinAgreementTest {

  private final SpinRunner spin = new SpinRunner();

  static Stream<Model> models() {
    return SampleModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void statesAndTransitionsAreTheSameInBothSearches(Model model) {
    Exploration exploration = Exploration.of(model);
    SpinRunner.Counts expected =
        new SpinRunner.Counts(exploration.states(), exploration.transitions());
    for (SpinRunner.Search search : SpinRunner.Search.values()) {
      assertThat(spin.count(model, search)).as("%s", search).isEqualTo(expected);
    }
  }

  /** But for the one that takes variables out of the state that are written and never read. */
  @ParameterizedTest
  @MethodSource("models")
  void countsDoNotDependOnOtherOptimisationsOfSpin(Model model) {
    SpinRunner.Counts expected = spin.count(model, SpinRunner.Search.DEPTH_FIRST);
    SpinRunner optimising = new SpinRunner("-o2");
    for (SpinRunner.Search search : SpinRunner.Search.values()) {
      assertThat(optimising.count(model, search)).as("%s", search).isEqualTo(expected);
    }
  }
}
