package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Two writes to one location in one step: never the last one wins. */
final class DoubleWriteTest {

  private static final IdSet PAGE = new IdSet("Page", List.of("p0", "p1"), true);
  private static final Expr.Bound I = PAGE.any("i");
  private static final Expr.Bound J = PAGE.any("j");

  @Test
  void writingOneVariableTwiceIsABuildError() {
    refused((arm, x) -> arm.set(x.at(page(0), page(0)), true).set(x.at(page(0), page(0)), true));
  }

  @Test
  void writingAnElementThatSetAllCoversIsABuildError() {
    refused(
        (arm, x) ->
            arm.setAll(x.at(I, page(1)), Expr.of(true), I).set(x.at(page(0), page(1)), true));
  }

  @Test
  void twoSetAllsThatCrossAreABuildError() {
    refused(
        (arm, x) ->
            arm.setAll(x.at(I, page(1)), Expr.of(true), I)
                .setAll(x.at(page(0), I), Expr.of(false), I));
  }

  @Test
  void oneUnknownIndexUsedTwiceIsABuildError() {
    refused(
        (arm, x) -> arm.set(x.at(J, page(0)), true).set(x.at(J, page(0)), false), PAGE.any("j"));
  }

  @Test
  void theBuildErrorNamesModelStepLocationAndFix() {
    assertThatThrownBy(
            () ->
                build(
                    (arm, x) ->
                        arm.set(x.at(page(0), page(1)), true).set(x.at(page(0), page(1)), true)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'double'")
        .hasMessageContaining("process 'p', step 's': writes 'x[p0][p1]' twice")
        .hasMessageContaining("merge the two assignments");
  }

  @Test
  void differentElementsMayBeWrittenTogether() {
    assertThatCode(
            () ->
                build(
                    (arm, x) ->
                        arm.set(x.at(page(0), page(1)), true).set(x.at(page(1), page(1)), false)))
        .doesNotThrowAnyException();
  }

  @Test
  void aDiagonalDoesNotCoverWhatLiesBesideIt() {
    Model model =
        build(
            (arm, x) -> arm.setAll(x.at(I, I), Expr.of(true), I).set(x.at(page(0), page(1)), true));
    Run run = Run.of(model);
    assertThat(run.take("p").written()).hasSize(3);
  }

  @Test
  void writesThatMeetThroughIndicesAreAModelErrorEvenIfTheValuesAreEqual() {
    Model model =
        build((arm, x) -> arm.set(x.at(I, page(0)), true).set(x.at(J, page(0)), true), I, J);
    Run run = Run.of(model);
    State initial = run.state();
    for (Transition transition : run.enabled("p")) {
      boolean meet = transition.choices().get(0).equals(transition.choices().get(1));
      if (meet) {
        assertThatThrownBy(() -> run.interpreter().execute(initial, transition))
            .isInstanceOf(ModelError.class)
            .hasMessageContaining("process 'p', step 's'")
            .hasMessageContaining("'x[p" + transition.choices().get(0) + "][p0]' is written twice");
      } else {
        assertThat(run.interpreter().execute(initial, transition).written()).hasSize(2);
      }
    }
  }

  private static void refused(
      BiFunction<ArmBuilder, Variable, ArmBuilder> writes, Expr.Bound... choices) {
    assertThatThrownBy(() -> build(writes, choices))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("twice");
  }

  private static Expr page(int i) {
    return PAGE.member(i);
  }

  private static Model build(
      BiFunction<ArmBuilder, Variable, ArmBuilder> writes, Expr.Bound... choices) {
    ModelDefinition definition =
        m -> {
          m.add(PAGE);
          Variable x = m.bool("x", PAGE, PAGE);
          m.process("p", p -> writes.apply(p.step("s").choose(choices), x).goTo("s"));
        };
    return definition.build("double");
  }
}
