package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;

/** Values and indices outside their ranges are model errors, never truncated. */
final class RangeErrorTest {

  @Test
  void aValueAboveTheRangeOfItsTargetIsAModelError() {
    Run run =
        Single.run(
            m -> {
              Variable x = m.integer("x", 0, 3);
              m.initially("x", "3");
              return s -> s.always().set(x.value(), x.value().plus(1)).goTo("s");
            });
    fails(run, "process 'p', step 's': value 4 is outside the range int 0..3 of 'x'");
  }

  @Test
  void aValueBelowTheRangeOfItsTargetIsAModelError() {
    Run run =
        Single.run(
            m -> {
              IdSet slot = m.unordered("Slot", "s", 2);
              Variable x = m.integer("x", -1, 3, slot);
              return s ->
                  s.always().set(x.at(slot.member(1)), x.at(slot.member(0)).minus(1)).goTo("s");
            });
    fails(run, "value -2 is outside the range int -1..3 of 'x[s1]'");
  }

  @Test
  void noneForAnIdThatMustBeAMemberIsAModelError() {
    Run run =
        Single.run(
            m -> {
              IdSet slot = m.unordered("Slot", "s", 2);
              Variable maybe = m.optionalId("maybe", slot);
              Variable x = m.id("x", slot);
              return s -> s.always().set(x.value(), maybe.value()).goTo("s");
            });
    fails(run, "is outside the range Slot of 'x'");
  }

  @Test
  void anIndexThatIsNoneIsAModelErrorInAValue() {
    fails(indexedByNone(true), "index maybe of 'full' is none, no member of Slot");
  }

  @Test
  void anIndexThatIsNoneIsAModelErrorInATarget() {
    fails(indexedByNone(false), "index maybe of 'full' is none, no member of Slot");
  }

  @Test
  void anIndexThatIsNoneIsAModelErrorInAGuard() {
    Run run =
        Single.run(
            m -> {
              IdSet slot = m.unordered("Slot", "s", 2);
              Variable maybe = m.optionalId("maybe", slot);
              Variable full = m.bool("full", slot);
              return s ->
                  s.await(full.at(maybe.value())).set(full.at(slot.first()), true).goTo("s");
            });
    assertThatThrownBy(() -> run.enabled("p"))
        .isInstanceOf(ModelError.class)
        .hasMessage("process 'p', step 's': index maybe of 'full' is none, no member of Slot");
  }

  @Test
  void theSuccessorOfNoneIsAModelError() {
    Run run =
        Single.run(
            m -> {
              IdSet slot = m.ordered("Slot", "s", 2);
              Variable maybe = m.optionalId("maybe", slot);
              return s -> s.always().set(maybe.value(), maybe.value().next()).goTo("s");
            });
    fails(run, "'next(maybe)' asks for the successor of none");
  }

  @Test
  void sumsHave64BitsAndDoNotWrap() {
    fails(arithmetic(Long.MAX_VALUE, Expr.Operator.ADD, 1), "does not fit 64 bits");
    fails(arithmetic(-2, Expr.Operator.SUB, Long.MAX_VALUE), "does not fit 64 bits");
    fails(arithmetic(0, Expr.Operator.SUB, Long.MIN_VALUE), "does not fit 64 bits");
  }

  @Test
  void sumsAreExactUpToTheLastBit() {
    Run run = arithmetic(-1, Expr.Operator.SUB, Long.MIN_VALUE);
    run.take("p");
    assertThat(run.value("x")).isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  void intermediateValuesMayLeaveTheRangeOfTheTarget() {
    Run run =
        Single.run(
            m -> {
              Variable x = m.integer("x", 0, 3);
              return s -> s.always().set(x.value(), x.value().minus(7).plus(9)).goTo("s");
            });
    run.take("p");
    assertThat(run.value("x")).isEqualTo("2");
  }

  private static Run indexedByNone(boolean inValue) {
    return Single.run(
        m -> {
          IdSet slot = m.unordered("Slot", "s", 2);
          Variable maybe = m.optionalId("maybe", slot);
          Variable full = m.bool("full", slot);
          return inValue
              ? s -> s.always().set(full.at(slot.first()), full.at(maybe.value())).goTo("s")
              : s -> s.always().set(full.at(maybe.value()), true).goTo("s");
        });
  }

  private static Run arithmetic(long left, Expr.Operator operator, long right) {
    return Single.run(
        m -> {
          Variable x =
              m.declare(
                  "x", new Type.IntRange(Long.MIN_VALUE, Long.MAX_VALUE), Variable.Kind.SHARED);
          return s ->
              s.always()
                  .set(x.value(), new Expr.Binary(operator, Expr.of(left), Expr.of(right)))
                  .goTo("s");
        });
  }

  private static void fails(Run run, String message) {
    assertThatThrownBy(() -> run.take("p"))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining(message);
  }
}
