package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Variable;

/** Blocking, rest labels, and steps that change nothing. */
final class DeadlockTest {

  @Test
  void aBlockedProcessThatIsNotAtRestIsADeadlock() {
    assertThat(Exploration.of(model(x -> {}, false)).deadlock()).contains(1);
  }

  @Test
  void aBlockedProcessAtARestLabelIsNone() {
    assertThat(Exploration.of(model(p -> p.rest("stop"), false)).deadlock()).isEmpty();
  }

  @Test
  void oneProcessThatCanStepKeepsAllFromBeingDeadlocked() {
    assertThat(Exploration.of(SampleModels.spinLock()).deadlock()).isEmpty();
  }

  @Test
  void oneProcessAtRestDoesNotExcuseAnother() {
    assertThat(Exploration.of(SampleModels.oppositeOrder()).deadlock()).contains(3);
  }

  @Test
  void aSelfLoopThatChangesNothingIsNoStepForDeadlock() {
    assertThat(Exploration.of(model(x -> {}, true)).deadlock()).contains(1);
  }

  @Test
  void aSelfLoopThatChangesNothingIsStillATransition() {
    assertThat(Exploration.of(model(x -> {}, false)).transitions()).isEqualTo(1);
    assertThat(Exploration.of(model(x -> {}, true)).transitions()).isEqualTo(2);
  }

  @Test
  void aSelfLoopThatChangesNothingNeedsAnAssertion() {
    ModelDefinition definition =
        m -> m.process("p", p -> p.step("s").when(Expr.of(true)).goTo("s"));
    assertThatThrownBy(() -> definition.build("loop"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'loop'")
        .hasMessageContaining(
            "process 'p', step 's': an arm changes nothing and returns here: give it an assertion"
                + " or drop it");
  }

  @Test
  void aProcessMayWaitForEverAtItsOnlyStep() {
    ModelDefinition definition =
        m -> m.process("p", p -> p.step("s").await(Expr.of(false)).goTo("s"));
    assertThatCode(() -> definition.build("sleeper")).doesNotThrowAnyException();
    assertThat(Exploration.of(definition.build("sleeper")).deadlock()).contains(0);
  }

  private static Model model(Consumer<ProcessBuilder> rest, boolean looks) {
    ModelDefinition definition =
        m -> {
          Variable x = m.bool("x");
          if (looks) {
            m.property(SampleModels.property("Look").build());
          }
          m.process(
              "p",
              p -> {
                rest.accept(p);
                p.step("go").always().set(x.value(), true).next();
                StepBuilder stop = p.step("stop");
                if (looks) {
                  stop.when(x.value()).check("Look", x.value()).goTo("stop");
                } else {
                  stop.await(x.value().not()).goTo("go");
                }
              });
        };
    return definition.build("deadlock");
  }
}
