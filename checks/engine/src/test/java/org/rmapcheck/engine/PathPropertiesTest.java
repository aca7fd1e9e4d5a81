package org.rmapcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

final class PathPropertiesTest {

  @Test
  void tellsWhichStepBreaksWhichPropertyFirst() {
    ModelBuilder m = new ModelBuilder("steps");
    Variable x = m.integer("x", 0, 4);
    m.process(
        "p",
        p ->
            p.step("a")
                .when(x.value().lessThan(Expr.of(4)))
                .check("A", x.value().lessThan(Expr.of(1)))
                .set(x.value(), x.value().plus(1))
                .goTo("a"));
    m.property(
        new PropertyBuilder("Harm", "H", Property.Kind.HARM)
            .invariant(x.value().lessThan(Expr.of(4)))
            .build());
    m.property(
        new PropertyBuilder("Odd", "O", Property.Kind.BOOKS)
            .invariant(x.value().isNot(Expr.of(0)).and(x.value().isNot(Expr.of(2))))
            .build());
    m.property(new PropertyBuilder("A", "A", Property.Kind.DISCIPLINE).build());
    Model model = m.build();
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(model));

    assertThat(outcome.verdict("Harm"))
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated ->
                assertThat(new PathProperties(model).brokenAlong(violated.path()))
                    .isEqualTo(
                        List.of(Set.of("Odd"), Set.of(), Set.of("A"), Set.of(), Set.of("Harm"))));
  }

  @Test
  void aPathHasOneStateMoreThanSteps() {
    assertThatThrownBy(() -> new Path(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownPropertyHasNoVerdict() {
    ModelBuilder m = new ModelBuilder("tiny");
    Variable b = m.bool("b");
    m.process("p", p -> p.step("a").always().set(b.value(), true).goTo("a"));
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(m.build()));

    assertThatThrownBy(() -> outcome.verdict("S1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("S1");
  }
}
