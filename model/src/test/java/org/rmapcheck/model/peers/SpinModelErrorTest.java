package org.rmapcheck.model.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;

/** A model error of the language is an error in Spin, too, not a truncated value. */
@Tag("peers")
final class SpinModelErrorTest {

  private static final IdSet SLOT = new IdSet("Slot", List.of("s0", "s1"), true);

  @Test
  void aByteThatWouldOverflow() {
    fails(
        (m, s) -> {
          Variable x = m.integer("x", 0, 255);
          m.initially("x", "254");
          return s.always().set(x.value(), x.value().plus(1));
        },
        "((x+1)<=255)");
  }

  @Test
  void aValueBelowItsRange() {
    fails(
        (m, s) -> {
          Variable x = m.integer("x", 1, 3);
          m.initially("x", "2");
          return s.always().set(x.value(), x.value().minus(1));
        },
        "(1<=(x-1))");
  }

  @Test
  void noneAssignedToAnIdThatMustBeAMember() {
    fails((m, s) -> s.always().set(m.id("x", SLOT).value(), maybe(m).value()), "(maybe!=2)");
  }

  @Test
  void noneAsAnIndexInAGuard() {
    fails(
        (m, s) -> s.when(m.bool("full", SLOT).at(maybe(m).value())).set(flag(m), true),
        "invalid array index");
  }

  @Test
  void noneAsAnIndexOfTwoDimensionsInAGuard() {
    fails(
        (m, s) -> {
          Variable full = m.bool("full", SLOT, SLOT);
          return s.when(full.at(SLOT.member(1), maybe(m).value())).set(flag(m), true);
        },
        "invalid array index");
  }

  @Test
  void noneAsAnIndexOfAnArrayOfOneElement() {
    IdSet one = new IdSet("One", List.of("o0"), false);
    fails(
        (m, s) -> {
          m.add(one);
          Variable full = m.bool("full", one);
          Variable which = m.optionalId("which", one);
          return s.when(full.at(which.value())).set(flag(m), true);
        },
        "invalid array index");
  }

  @Test
  void noneAsAnIndexOfAConstant() {
    fails(
        (m, s) -> {
          Variable weight = m.constant("weight", new Type.IntRange(0, 9), List.of(3L, 4L), SLOT);
          return s.when(weight.at(maybe(m).value()).is(3)).set(flag(m), true);
        },
        "invalid array index");
  }

  @Test
  void noneAsAnIndexOfATarget() {
    fails((m, s) -> s.always().set(m.bool("full", SLOT).at(maybe(m).value()), true), "(maybe!=2)");
  }

  /** What has one element has no index in Promela, whatever the index becomes in the same step. */
  @Test
  void noneAsAnIndexOfOneElementThatIsWrittenInTheSameStep() {
    IdSet one = new IdSet("One", List.of("o0"), false);
    fails(
        (m, s) -> {
          m.add(one);
          Variable which = m.optionalId("which", one);
          return s.always()
              .set(which.value(), one.first())
              .set(m.bool("full", one).at(which.value()), true);
        },
        "(which!=1)");
  }

  @Test
  void theSuccessorOfNone() {
    fails(
        (m, s) -> {
          Variable maybe = maybe(m);
          return s.always().set(maybe.value(), maybe.value().next());
        },
        "invalid array index");
  }

  @Test
  void twoWritesThatMeetThroughAnIndex() {
    fails(
        (m, s) -> {
          Variable full = m.bool("full", SLOT);
          Variable which = m.id("which", SLOT);
          return s.always().set(full.at(which.value()), true).set(full.at(SLOT.first()), true);
        },
        "(which!=0)");
  }

  @Test
  void twoWritesThatMeetThroughAChoice() {
    fails(
        (m, s) -> {
          Variable full = m.bool("full", SLOT);
          return s.choose(SLOT.any("i"), SLOT.any("j"))
              .set(full.at(SLOT.any("i")), true)
              .set(full.at(SLOT.any("j")), true);
        },
        "0");
  }

  @Test
  void shortCircuitKeepsAnIndexThatIsNoneFromBeingUsed() {
    Model model =
        model(
            (m, s) -> {
              Variable maybe = maybe(m);
              Variable full = m.bool("full", SLOT);
              Expr used = maybe.value().isSome().and(full.at(maybe.value()));
              return s.when(Expr.ifThenElse(maybe.value().isNone(), used.not(), used))
                  .set(maybe.value(), SLOT.first())
                  .set(full.at(SLOT.first()), used.implies(full.at(SLOT.member(1))));
            });
    assertThat(Exploration.of(model).states()).isGreaterThan(1);
    assertThat(new SpinRunner().modelError(model)).isEmpty();
  }

  private static Variable maybe(ModelBuilder m) {
    return m.optionalId("maybe", SLOT);
  }

  private static Expr.Read flag(ModelBuilder m) {
    return m.bool("flag").value();
  }

  private static Model model(BiFunction<ModelBuilder, StepBuilder, ArmBuilder> body) {
    ModelBuilder builder = new ModelBuilder("error");
    builder.add(SLOT);
    return builder.process("p", p -> body.apply(builder, p.step("s")).goTo("s")).build();
  }

  private static void fails(BiFunction<ModelBuilder, StepBuilder, ArmBuilder> body, String check) {
    Model model = model(body);
    assertThatThrownBy(() -> Exploration.of(model)).isInstanceOf(ModelError.class);
    assertThat(new SpinRunner().modelError(model))
        .hasValueSatisfying(e -> assertThat(e).contains(check));
  }
}
