package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/** Invariants hold in every reachable state; goals are situations that must be reachable. */
final class InvariantTest {

  @Test
  void theInitialStateIsAmongTheStatesOfAnInvariant() {
    assertThat(Exploration.of(SampleModels.brokenAtOnce()).violations()).containsEntry("Lit", 0);
  }

  @Test
  void anInvariantIsBrokenAtTheDepthOfTheFirstStateInWhichItDoesNotHold() {
    assertThat(Exploration.of(SampleModels.brokenAtOnce()).violations())
        .containsEntry("Dark", 1)
        .containsEntry("Few", 3);
  }

  @Test
  void anAssertionIsBrokenByTheStepAfterItsPreState() {
    assertThat(Exploration.of(SampleModels.oppositeOrder()).violations())
        .containsEntry("NeverBoth", 3);
  }

  @Test
  void whatHoldsInEveryReachableStateIsNotBroken() {
    assertThat(Exploration.of(SampleModels.spinLock()).violations())
        .doesNotContainKeys("Exclusive", "Held");
  }

  @Test
  void aGoalIsDataOfItsPropertyAndCanBeEvaluatedInAState() {
    Model model = SampleModels.spinLock();
    Property property = model.property("NoStranger").orElseThrow();
    assertThat(property.goals())
        .extracting(Property.Goal::words)
        .containsExactly("the stranger is in");
    ReferenceInterpreter interpreter = new ReferenceInterpreter(model);
    assertThat(Exploration.of(model).reachable())
        .anyMatch(state -> interpreter.holds(property.goals().get(0).condition(), state));
    assertThat(interpreter.holds(property.goals().get(0).condition(), interpreter.initial()))
        .isFalse();
  }
}
