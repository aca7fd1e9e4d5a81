package org.rmapcheck.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

final class BehaviourTest {

  private static Model model(Consumer<ProcessBuilder> steps) {
    ModelBuilder m = new ModelBuilder("small");
    m.declare("x", new Type.IntRange(0, 3), Variable.Kind.SHARED);
    m.declare("y", new Type.IntRange(0, 3), Variable.Kind.SHARED);
    m.process("p", steps);
    return m.build();
  }

  private static Expr.Read read(String name) {
    return new Variable(name, new Type.IntRange(0, 3), List.of(), Variable.Kind.SHARED, "").value();
  }

  private static Behaviour of(String observed, Consumer<ProcessBuilder> steps) {
    return Behaviour.of(model(steps), Set.of(observed), 1000).orElseThrow();
  }

  private static void counts(ProcessBuilder p) {
    p.step("a").when(read("x").lessThan(Expr.of(2))).set(read("x"), read("x").plus(1)).goTo("a");
  }

  private static void countsBeside(ProcessBuilder p) {
    p.step("a").when(read("x").lessThan(Expr.of(2))).set(read("y"), Expr.of(1)).goTo("b");
    p.step("b").always().set(read("x"), read("x").plus(1)).set(read("y"), Expr.of(0)).goTo("a");
  }

  @Test
  void stepsThatChangeNothingThatIsSeenAreNoDifference() {
    assertThat(of("x", BehaviourTest::counts).sameAs(of("x", BehaviourTest::countsBeside)))
        .isTrue();
    assertThat(of("x", BehaviourTest::countsBeside).sameAs(of("x", BehaviourTest::counts)))
        .isTrue();
  }

  @Test
  void whatIsSeenIsADifference() {
    assertThat(of("y", BehaviourTest::counts).sameAs(of("y", BehaviourTest::countsBeside)))
        .isFalse();
  }

  @Test
  void toHaveChosenAlreadyIsADifferenceThoughTheRunsAreTheSame() {
    Consumer<ProcessBuilder> late =
        p -> {
          p.step("a").when(read("x").is(0)).set(read("x"), Expr.of(1)).goTo("b");
          var b = p.step("b").always().set(read("x"), Expr.of(2)).goTo("c");
          b.always().set(read("x"), Expr.of(3)).goTo("c");
          p.step("c").when(Expr.of(false)).goTo("c");
        };
    Consumer<ProcessBuilder> early =
        p -> {
          var a = p.step("a").when(read("x").is(0)).set(read("x"), Expr.of(1)).goTo("b");
          a.when(read("x").is(0)).set(read("x"), Expr.of(1)).goTo("d");
          p.step("b").always().set(read("x"), Expr.of(2)).goTo("c");
          p.step("d").always().set(read("x"), Expr.of(3)).goTo("c");
          p.step("c").when(Expr.of(false)).goTo("c");
        };
    assertThat(of("x", late).sameAs(of("x", late))).isTrue();
    assertThat(of("x", late).sameAs(of("x", early))).isFalse();
  }

  @Test
  void whatIsTooLargeIsNotCompared() {
    assertThat(Behaviour.of(model(BehaviourTest::counts), Set.of("x"), 1)).isEmpty();
  }
}
