package org.rmapcheck.model.peers;

import java.util.List;
import java.util.function.BiFunction;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Models that do what no model may do, and how Spin says so. */
public final class ModelErrors {

  private static final IdSet SLOT = new IdSet("Slot", List.of("s0", "s1"), true);

  private ModelErrors() {}

  /** A model with an error, and what is in Spin's message. */
  public record Wrong(String name, Model model, String spin) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them. */
  public static List<Wrong> all() {
    return List.of(
        noneAssignedToAnIdThatMustBeAMember(),
        noneAsAnIndexOfAnArrayOfOneElement(),
        noneAsAnIndexOfATarget(),
        noneAsAnIndexOfOneElementThatIsWrittenInTheSameStep(),
        aByteThatWouldOverflow(),
        aValueBelowItsRange(),
        noneAsAnIndexInAGuard(),
        noneAsAnIndexOfTwoDimensionsInAGuard(),
        noneAsAnIndexOfAConstant(),
        theSuccessorOfNone(),
        twoWritesThatMeetThroughAnIndex(),
        twoWritesThatMeetThroughAChoice());
  }

  private static Wrong aByteThatWouldOverflow() {
    return wrong(
        "a byte that would overflow",
        (m, s) -> {
          Variable x = m.integer("x", 0, 255);
          m.initially("x", "254");
          return s.always().set(x.value(), x.value().plus(1));
        },
        "((x+1)<=255)");
  }

  private static Wrong aValueBelowItsRange() {
    return wrong(
        "a value below its range",
        (m, s) -> {
          Variable x = m.integer("x", 1, 3);
          m.initially("x", "2");
          return s.always().set(x.value(), x.value().minus(1));
        },
        "(1<=(x-1))");
  }

  private static Wrong noneAsAnIndexInAGuard() {
    return wrong(
        "none as an index in a guard",
        (m, s) -> s.when(m.bool("full", SLOT).at(maybe(m).value())).set(flag(m), true),
        "invalid array index");
  }

  private static Wrong noneAsAnIndexOfTwoDimensionsInAGuard() {
    return wrong(
        "none as an index of two dimensions in a guard",
        (m, s) -> {
          Variable full = m.bool("full", SLOT, SLOT);
          return s.when(full.at(SLOT.member(1), maybe(m).value())).set(flag(m), true);
        },
        "invalid array index");
  }

  private static Wrong noneAsAnIndexOfAConstant() {
    return wrong(
        "none as an index of a constant",
        (m, s) -> {
          Variable weight = m.constant("weight", new Type.IntRange(0, 9), List.of(3L, 4L), SLOT);
          return s.when(weight.at(maybe(m).value()).is(3)).set(flag(m), true);
        },
        "invalid array index");
  }

  private static Wrong theSuccessorOfNone() {
    return wrong(
        "the successor of none",
        (m, s) -> {
          Variable maybe = maybe(m);
          return s.always().set(maybe.value(), maybe.value().next());
        },
        "invalid array index");
  }

  private static Wrong twoWritesThatMeetThroughAnIndex() {
    return wrong(
        "two writes that meet through an index",
        (m, s) -> {
          Variable full = m.bool("full", SLOT);
          Variable which = m.id("which", SLOT);
          return s.always().set(full.at(which.value()), true).set(full.at(SLOT.first()), true);
        },
        "(which!=0)");
  }

  private static Wrong twoWritesThatMeetThroughAChoice() {
    return wrong(
        "two writes that meet through a choice",
        (m, s) -> {
          Variable full = m.bool("full", SLOT);
          return s.choose(SLOT.any("i"), SLOT.any("j"))
              .set(full.at(SLOT.any("i")), true)
              .set(full.at(SLOT.any("j")), true);
        },
        "0");
  }

  private static Wrong noneAssignedToAnIdThatMustBeAMember() {
    return wrong(
        "none assigned to an id that must be a member",
        (m, s) -> s.always().set(m.id("x", SLOT).value(), maybe(m).value()),
        "(maybe!=2)");
  }

  private static Wrong noneAsAnIndexOfAnArrayOfOneElement() {
    IdSet one = new IdSet("One", List.of("o0"), false);
    return wrong(
        "none as an index of an array of one element",
        (m, s) -> {
          m.add(one);
          Variable full = m.bool("full", one);
          Variable which = m.optionalId("which", one);
          return s.when(full.at(which.value())).set(flag(m), true);
        },
        "invalid array index");
  }

  private static Wrong noneAsAnIndexOfATarget() {
    return wrong(
        "none as an index of a target",
        (m, s) -> s.always().set(m.bool("full", SLOT).at(maybe(m).value()), true),
        "(maybe!=2)");
  }

  /** What has one element has no index in Promela, whatever the index becomes in the same step. */
  private static Wrong noneAsAnIndexOfOneElementThatIsWrittenInTheSameStep() {
    IdSet one = new IdSet("One", List.of("o0"), false);
    return wrong(
        "none as an index of one element that is written in the same step",
        (m, s) -> {
          m.add(one);
          Variable which = m.optionalId("which", one);
          return s.always()
              .set(which.value(), one.first())
              .set(m.bool("full", one).at(which.value()), true);
        },
        "(which!=1)");
  }

  /** No error: what would be one is never evaluated. */
  public static Model shortCircuit() {
    return model(
        (m, s) -> {
          Variable maybe = maybe(m);
          Variable full = m.bool("full", SLOT);
          Expr used = maybe.value().isSome().and(full.at(maybe.value()));
          return s.when(Expr.ifThenElse(maybe.value().isNone(), used.not(), used))
              .set(maybe.value(), SLOT.first())
              .set(full.at(SLOT.first()), used.implies(full.at(SLOT.member(1))));
        });
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

  private static Wrong wrong(
      String name, BiFunction<ModelBuilder, StepBuilder, ArmBuilder> body, String spin) {
    return new Wrong(name, model(body), spin);
  }
}
