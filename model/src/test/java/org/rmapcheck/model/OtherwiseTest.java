package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Transition;

/** Which transitions there are: arms, choices, {@code otherwise}. */
final class OtherwiseTest {

  @Test
  void allArmsWhoseGuardHoldsAreTransitionsWithoutPriority() {
    Run run = Run.of(model());
    assertThat(run.enabled("p")).extracting(Transition::armIndex).containsExactly(0, 1);
  }

  @Test
  void otherwiseHoldsExactlyWhenNoOtherArmDoes() {
    Run run = Run.of(model());
    run.take(run.enabled("p").get(0));
    assertThat(run.value("x")).isEqualTo("1");
    run.take(run.enabled("p").get(0));
    assertThat(run.enabled("p")).extracting(Transition::armIndex).containsExactly(2);
  }

  @Test
  void otherwiseMayBeWrittenFirst() {
    ModelDefinition definition =
        m -> {
          Variable x = m.bool("x");
          m.process(
              "p",
              p ->
                  p.step("s")
                      .otherwise()
                      .set(x.value(), false)
                      .goTo("s")
                      .when(x.value().not())
                      .set(x.value(), true)
                      .goTo("s"));
        };
    Run run = Run.of(definition.build("first"));
    assertThat(run.enabled("p")).extracting(Transition::armIndex).containsExactly(1);
    run.take("p");
    assertThat(run.enabled("p")).extracting(Transition::armIndex).containsExactly(0);
  }

  @Test
  void eachCombinationOfChoicesIsATransitionOfItsOwn() {
    ModelDefinition definition =
        m -> {
          IdSet page = m.unordered("Page", "p", 2);
          IdSet cpu = m.unordered("Cpu", "c", 3);
          Variable x = m.bool("x", cpu, page);
          m.process(
              "p",
              p ->
                  p.step("s")
                      .choose(cpu.any("c"), page.any("q"))
                      .set(x.at(cpu.any("c"), page.any("q")), true)
                      .goTo("s"));
        };
    Run run = Run.of(definition.build("choices"));
    assertThat(run.enabled("p"))
        .extracting(Transition::choices)
        .containsExactly(
            List.of(0, 0),
            List.of(0, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(2, 0),
            List.of(2, 1));
    run.take(run.enabled("p").get(3));
    assertThat(run.value("x[c1][p1]")).isEqualTo("true");
    assertThat(run.value("x[c1][p0]")).isEqualTo("false");
  }

  @Test
  void otherwiseNeedsThatNoChoiceOfAnyArmIsLeft() {
    ModelDefinition definition =
        m -> {
          IdSet page = m.unordered("Page", "p", 2);
          Variable todo = m.bool("todo", page);
          Variable done = m.bool("done");
          m.initially("todo[p0]", "true").initially("todo[p1]", "true");
          m.process(
              "p",
              p ->
                  p.step("s")
                      .choose(page.any("q"))
                      .when(todo.at(page.any("q")))
                      .set(todo.at(page.any("q")), false)
                      .goTo("s")
                      .otherwise()
                      .set(done.value(), true)
                      .goTo("s"));
        };
    Run run = Run.of(definition.build("mask"));
    assertThat(run.enabled("p")).extracting(Transition::choices).containsExactly(of(0), of(1));
    run.take(run.enabled("p").get(1));
    assertThat(run.enabled("p")).extracting(Transition::choices).containsExactly(of(0));
    run.take("p");
    assertThat(run.enabled("p")).extracting(Transition::armIndex).containsExactly(1);
  }

  @Test
  void anAwaitBlocksUntilItsGuardHolds() {
    Run run = Run.of(SampleModels.spinLock());
    assertThat(run.enabled("worker(t1)")).hasSize(1);
    run.take("worker(t0)");
    assertThat(run.enabled("worker(t1)")).isEmpty();
  }

  private static List<Integer> of(int choice) {
    return List.of(choice);
  }

  private static Model model() {
    ModelDefinition definition =
        m -> {
          Variable x = m.integer("x", 0, 2);
          m.process(
              "p",
              p ->
                  p.step("s")
                      .when(x.value().isNot(Expr.of(2)))
                      .set(x.value(), x.value().plus(1))
                      .goTo("s")
                      .when(x.value().is(0))
                      .set(x.value(), x.value().plus(2))
                      .goTo("s")
                      .otherwise()
                      .set(x.value(), x.value().minus(2))
                      .goTo("s"));
        };
    return definition.build("arms");
  }
}
