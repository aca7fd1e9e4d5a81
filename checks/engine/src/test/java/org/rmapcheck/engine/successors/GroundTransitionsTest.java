package org.rmapcheck.engine.successors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

final class GroundTransitionsTest {

  @Test
  void everyCombinationHasItsNumberAndName() {
    GroundTransitions transitions = GroundTransitions.of(SampleModels.clearing());

    assertThat(transitions.size()).isEqualTo(9);
    assertThat(transitions.name(0)).isEqualTo("hardware fill [c=c0, p=p0]");
    assertThat(transitions.name(3)).isEqualTo("hardware fill [c=c1, p=p1]");
    assertThat(transitions.name(5)).isEqualTo("kernel map, arm 1 [p=p1]");
    assertThat(transitions.name(6)).isEqualTo("kernel map, otherwise");
    assertThat(transitions.name(8)).isEqualTo("kernel flush");
    for (int number = 0; number < transitions.size(); number++) {
      assertThat(transitions.numberOf(transitions.get(number))).isEqualTo(number);
    }
  }

  @Test
  void aTransitionOfAnotherModelHasNoNumber() {
    GroundTransitions own = GroundTransitions.of(SampleModels.clearing());
    GroundTransitions other = GroundTransitions.of(Peterson.of(2));

    assertThatThrownBy(() -> own.numberOf(other.get(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreAssertedPropertiesThanBitsAreRefused() {
    ModelBuilder m = new ModelBuilder("many");
    Variable b = m.bool("b");
    m.process(
        "p",
        p -> {
          for (int i = 0; i < 65; i++) {
            p.step("s" + i)
                .always()
                .check("A" + i, b.value())
                .set(b.value(), true)
                .goTo("s" + (i + 1) % 65);
            m.property(
                new PropertyBuilder("A" + i, "A", Property.Kind.BOOKS)
                    .reachable("b", b.value().is(Expr.of(true)))
                    .build());
          }
        });

    assertThatThrownBy(() -> GroundTransitions.of(m.build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65")
        .hasMessageContaining("invariants");
  }
}
