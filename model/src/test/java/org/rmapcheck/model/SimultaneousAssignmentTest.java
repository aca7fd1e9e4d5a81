package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Execution;

/** Everything that a transition reads, it reads in the pre-state. */
final class SimultaneousAssignmentTest {

  @Test
  void rightHandSidesAreEvaluatedInThePreState() {
    Run run =
        Run.of(
            model(
                (m, p) -> {
                  Variable x = m.integer("x", 0, 9);
                  Variable y = m.integer("y", 0, 9);
                  m.initially("y", "2");
                  p.accept(
                      s ->
                          s.always().set(x.value(), y.value()).set(y.value(), x.value()).goTo("s"));
                }));
    run.take("p");
    assertThat(run.value("x")).isEqualTo("2");
  }

  @Test
  void bothSidesOfASwapChange() {
    Run run =
        Run.of(
            model(
                (m, p) -> {
                  Variable x = m.bool("x");
                  Variable y = m.bool("y");
                  m.initially("y", "true");
                  p.accept(
                      s ->
                          s.always().set(x.value(), y.value()).set(y.value(), x.value()).goTo("s"));
                }));
    run.take("p");
    assertThat(run.value("x")).isEqualTo("true");
    assertThat(run.value("y")).isEqualTo("false");
  }

  @Test
  void indicesOfTargetsAreEvaluatedInThePreState() {
    Run run =
        Run.of(
            model(
                (m, p) -> {
                  IdSet slot = m.ordered("Slot", "s", 2);
                  Variable head = m.id("head", slot);
                  Variable full = m.bool("full", slot);
                  p.accept(
                      s ->
                          s.always()
                              .set(head.value(), slot.member(1))
                              .set(full.at(head.value()), true)
                              .goTo("s"));
                }));
    Execution execution = run.take("p");
    assertThat(run.value("head")).isEqualTo("s1");
    assertThat(run.value("full[s0]")).isEqualTo("true");
    assertThat(run.value("full[s1]")).isEqualTo("false");
    assertThat(execution.written()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void setAllReadsThePreStateForEveryElement() {
    Run run =
        Run.of(
            model(
                (m, p) -> {
                  IdSet slot = m.ordered("Slot", "s", 3);
                  Variable x = m.integer("x", 0, 9, slot);
                  m.initially("x[s0]", "4");
                  Expr.Bound i = slot.any("i");
                  p.accept(
                      s -> s.always().setAll(x.at(i), x.at(slot.first()).plus(1), i).goTo("s"));
                }));
    run.take("p");
    assertThat(run.value("x[s0]")).isEqualTo("5");
    assertThat(run.value("x[s2]")).isEqualTo("5");
  }

  @Test
  void assertionsAreEvaluatedInThePreState() {
    Run run = Run.of(asserting(false));
    assertThat(run.take("p").failedAssertions()).isEmpty();
    assertThat(run.take("p").failedAssertions()).containsExactly("Unset");
  }

  @Test
  void aBrokenAssertionDoesNotKeepTheTransitionFromBeingTaken() {
    Run run = Run.of(asserting(true));
    assertThat(run.take("p").failedAssertions()).containsExactly("Unset");
    assertThat(run.label("p")).isEqualTo("s");
    assertThat(run.value("x")).isEqualTo("true");
  }

  @Test
  void assertionsAreEvaluatedOnlyWhereTheGuardHolds() {
    Model model =
        model(
            (m, p) -> {
              IdSet slot = m.unordered("Slot", "s", 2);
              Variable at = m.optionalId("at", slot);
              Variable full = m.bool("full", slot);
              m.property(SampleModels.property("Full").build());
              p.accept(
                  s ->
                      s.when(at.value().isSome())
                          .check("Full", full.at(at.value()))
                          .goTo("s")
                          .otherwise()
                          .set(at.value(), slot.member(1))
                          .goTo("s"));
            });
    Run run = Run.of(model);
    assertThat(run.take("p").failedAssertions()).isEmpty();
    assertThat(run.take("p").failedAssertions()).containsExactly("Full");
  }

  private static Model asserting(boolean initially) {
    return model(
        (m, p) -> {
          Variable x = m.bool("x");
          m.initially("x", Boolean.toString(initially));
          m.property(SampleModels.property("Unset").build());
          p.accept(s -> s.always().check("Unset", x.value().not()).set(x.value(), true).goTo("s"));
        });
  }

  /** A model with one process of one step. */
  private static Model model(BiConsumer<ModelBuilder, Consumer<Consumer<StepBuilder>>> body) {
    ModelDefinition definition =
        m -> body.accept(m, step -> m.process("p", p -> step.accept(p.step("s"))));
    return definition.build("simultaneous");
  }
}
