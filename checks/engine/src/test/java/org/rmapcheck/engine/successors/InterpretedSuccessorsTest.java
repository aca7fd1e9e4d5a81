package org.rmapcheck.engine.successors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

final class InterpretedSuccessorsTest {

  private static SuccessorBuffer initial(Model model) {
    StateLayout layout = StateLayout.of(model);
    SuccessorBuffer buffer = new SuccessorBuffer(layout.words());
    new InterpretedSuccessors(layout, GroundTransitions.of(model))
        .successors(layout.pack(new ReferenceInterpreter(model).initial()), buffer);
    return buffer;
  }

  /** A model with an optional id that is none, and one step with this guard. */
  private static Model guarded(java.util.function.BiFunction<Expr.Read, Variable, Expr> guard) {
    ModelBuilder m = new ModelBuilder("guarded");
    IdSet set = m.ordered("Set", "s", 2);
    Variable id = m.optionalId("id", set);
    Variable flag = m.bool("flag", set);
    m.process(
        "p",
        p ->
            p.step("a")
                .when(guard.apply(id.value(), flag))
                .set(id.value(), set.member(1))
                .goTo("a"));
    return m.build();
  }

  @Test
  void theRightSideIsNotEvaluatedWhenTheLeftDecides() {
    assertThat(initial(guarded((id, flag) -> id.isSome().and(flag.at(id)))).count()).isZero();
    assertThat(initial(guarded((id, flag) -> id.isNone().or(flag.at(id)))).count()).isOne();
    assertThat(
            initial(guarded((id, flag) -> Expr.ifThenElse(id.isNone(), Expr.of(true), flag.at(id))))
                .count())
        .isOne();
    assertThat(initial(guarded((id, flag) -> Expr.of(false).and(flag.at(id)))).count()).isZero();
  }

  @Test
  void theLeftSideIsEvaluatedWhateverTheRightWouldSay() {
    assertThatThrownBy(() -> initial(guarded((id, flag) -> flag.at(id).and(Expr.of(false)))))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("process 'p', step 'a'")
        .hasMessageContaining("'flag' is none");
    assertThatThrownBy(() -> initial(guarded((id, flag) -> flag.at(id).or(Expr.of(true)))))
        .isInstanceOf(ModelError.class);
    assertThatThrownBy(
            () -> initial(guarded((id, flag) -> flag.at(id).and(id.isSome()).and(id.isNone()))))
        .isInstanceOf(ModelError.class);
  }

  @Test
  void theSuccessorOfNoneIsAModelError() {
    assertThatThrownBy(() -> initial(guarded((id, flag) -> id.next().isNone())))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("successor of none");
  }

  @Test
  void sumsThatDoNotFitAreModelErrors() {
    ModelBuilder m = new ModelBuilder("overflow");
    Variable x = m.integer("x", Long.MIN_VALUE, Long.MAX_VALUE);
    m.process(
        "p",
        p ->
            p.step("a")
                .when(x.value().minus(1).lessThan(x.value()))
                .set(x.value(), Expr.of(0))
                .goTo("a"));

    assertThatThrownBy(() -> initial(m.build()))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("64 bits");
  }

  @Test
  void assignmentsReadThePreState() {
    ModelBuilder m = new ModelBuilder("swap");
    Variable x = m.integer("x", 0, 3);
    Variable y = m.integer("y", 0, 3);
    m.initially(y.value(), (Expr.Const) Expr.of(3));
    m.process(
        "p",
        p ->
            p.step("a")
                .always()
                .set(x.value(), y.value())
                .set(y.value(), x.value().plus(1))
                .goTo("a"));
    Model model = m.build();
    StateLayout layout = StateLayout.of(model);
    SuccessorBuffer buffer = initial(model);

    assertThat(layout.unpack(buffer.words()).values()).containsExactly(3L, 1L);
  }

  @Test
  void theBufferGrowsWithTheNumberOfTransitions() {
    ModelBuilder m = new ModelBuilder("many");
    IdSet set = m.unordered("Set", "s", 20);
    Variable x = m.id("x", set);
    Variable y = m.id("y", set);
    Expr.Bound a = set.any("a");
    Expr.Bound b = set.any("b");
    m.process("p", p -> p.step("go").choose(a, b).set(x.value(), a).set(y.value(), b).goTo("go"));
    SuccessorBuffer buffer = initial(m.build());

    assertThat(buffer.count()).isEqualTo(400);
    assertThat(buffer.transition(399)).isEqualTo(399);
  }
}
