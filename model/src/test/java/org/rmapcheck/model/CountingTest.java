package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/** What is counted as a state, a transition, a depth; where a violation lies. */
final class CountingTest {

  @Test
  void statesAreTheDistinctReachableOnesWithTheInitialOne() {
    // x = 0..3 at two labels, less x = 0 after the first step
    assertThat(Exploration.of(counter(false)).states()).isEqualTo(4);
  }

  @Test
  void selfLoopsAndCoincidingTargetsCountAsTransitions() {
    // three increments, two resets with one target, one look that changes nothing
    assertThat(Exploration.of(counter(false)).transitions()).isEqualTo(6);
  }

  @Test
  void depthIsTheNumberOfStepsFromTheInitialState() {
    assertThat(Exploration.of(counter(false)).depth()).isEqualTo(3);
  }

  @Test
  void countsDoNotDependOnProperties() {
    Exploration plain = Exploration.of(counter(false));
    Exploration checked = Exploration.of(counter(true));
    assertThat(checked.states()).isEqualTo(plain.states());
    assertThat(checked.transitions()).isEqualTo(plain.transitions());
    assertThat(checked.depth()).isEqualTo(plain.depth());
  }

  @Test
  void aVerdictIsAVectorAndTheFirstViolationOfEachPropertyIsKept() {
    assertThat(Exploration.of(counter(true)).violations())
        .containsOnly(entry("Zero", 1), entry("NotTwo", 2), entry("Look", 4), entry("Never", 0));
  }

  private static Model counter(boolean checked) {
    ModelDefinition definition =
        m -> {
          Variable x = m.integer("x", 0, 3);
          m.property(SampleModels.property("Look").build());
          m.process(
              "p",
              p ->
                  p.step("s")
                      .when(x.value().lessThan(Expr.of(3)))
                      .set(x.value(), x.value().plus(1))
                      .goTo("s")
                      .when(x.value().is(3))
                      .set(x.value(), Expr.of(0))
                      .goTo("s")
                      .when(x.value().is(3))
                      .set(x.value(), x.value().minus(3))
                      .goTo("s")
                      .when(x.value().is(3))
                      .check("Look", Expr.of(false))
                      .goTo("s"));
          if (checked) {
            m.property(SampleModels.property("Zero").invariant(x.value().is(0)).build());
            m.property(
                SampleModels.property("NotTwo").invariant(x.value().isNot(Expr.of(2))).build());
            m.property(SampleModels.property("Never").invariant(Expr.all(List.of()).not()).build());
            m.property(SampleModels.property("Always").invariant(Expr.all(List.of())).build());
          }
        };
    return definition.build("counter");
  }
}
