package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Ghosts are written for properties and change no behaviour. */
final class GhostTest {

  private static final IdSet SLOT = new IdSet("Slot", List.of("s0", "s1"), true);

  @Test
  void noGuardMayReadAGhost() {
    refused("the guard reads ghost 'g'", (s, x, g) -> s.when(g.value().is(SLOT.first())));
  }

  @Test
  void noAssignmentToAnotherVariableMayReadAGhost() {
    refused(
        "an assignment to 'x' reads ghost 'g'", (s, x, g) -> s.always().set(x.value(), g.value()));
  }

  @Test
  void noIndexOfATargetMayReadAGhost() {
    ModelBuilder builder =
        Single.builder(
            m -> {
              m.add(SLOT);
              Variable g = m.declare("g", new Type.Id(SLOT, false), Variable.Kind.GHOST);
              Variable full = m.bool("full", SLOT);
              return s -> s.always().set(full.at(g.value()), true).goTo("s");
            });
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("an index of 'full' reads ghost 'g'");
  }

  @Test
  void ghostsMayBeReadByGhostsAssertionsAndInvariants() {
    Run run =
        Run.of(
            Single.builder(
                    m -> {
                      m.add(SLOT);
                      Variable g = m.declare("g", new Type.IntRange(0, 3), Variable.Kind.GHOST);
                      m.property(
                          SampleModels.property("Small")
                              .invariant(g.value().lessThan(Expr.of(4)))
                              .build());
                      return s ->
                          s.always()
                              .check("Small", g.value().lessThan(Expr.of(3)))
                              .set(g.value(), g.value().plus(1))
                              .goTo("s");
                    })
                .build());
    run.take("p");
    run.take("p");
    assertThat(run.value("g")).isEqualTo("2");
  }

  @Test
  void aGhostIsPartOfTheState() {
    Run run =
        Single.run(
            m -> {
              Variable g = m.declare("g", new Type.Bool(), Variable.Kind.GHOST);
              return s -> s.always().set(g.value(), g.value().not()).goTo("s");
            });
    assertThat(Exploration.of(run.interpreter().model()).states()).isEqualTo(2);
  }

  private interface Body {
    ArmBuilder arm(StepBuilder step, Variable x, Variable ghost);
  }

  private static void refused(String problem, Body body) {
    ModelBuilder builder =
        Single.builder(
            m -> {
              m.add(SLOT);
              Variable x = m.id("x", SLOT);
              Variable g = m.declare("g", new Type.Id(SLOT, false), Variable.Kind.GHOST);
              return s -> body.arm(s, x, g).set(g.value(), x.value()).goTo("s");
            });
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'single'")
        .hasMessageContaining("process 'p', step 's': " + problem)
        .hasMessageContaining("declare it a variable");
  }
}
