package org.rmapcheck.model.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;

/** The arms that are one thing less than an arm. */
final class ArmReductions {

  private ArmReductions() {}

  static Stream<Arm> of(Arm arm) {
    return Stream.of(
            Reductions.without(arm.assignments()).map(a -> with(arm, arm.assertions(), a)),
            Reductions.without(arm.assertions()).map(a -> with(arm, a, arm.assignments())),
            arm.choices().stream().map(choice -> chosen(arm, choice)),
            Reductions.each(arm.assignments(), ArmReductions::once)
                .map(a -> with(arm, arm.assertions(), a)),
            ExprReductions.of(arm.guard()).map(guard -> guarded(arm, guard)),
            Reductions.each(
                    arm.assertions(),
                    a ->
                        ExprReductions.of(a.condition())
                            .map(condition -> new Assertion(a.property(), condition)))
                .map(a -> with(arm, a, arm.assignments())),
            Reductions.each(arm.assignments(), ArmReductions::smaller)
                .map(a -> with(arm, arm.assertions(), a)))
        .flatMap(candidates -> candidates);
  }

  private static Arm with(Arm arm, List<Assertion> assertions, List<Assignment> assignments) {
    return new Arm(
        arm.choices(), arm.otherwise(), arm.guard(), assertions, assignments, arm.target());
  }

  private static Arm guarded(Arm arm, Expr guard) {
    return new Arm(
        arm.choices(), arm.otherwise(), guard, arm.assertions(), arm.assignments(), arm.target());
  }

  /** The first member instead of a choice. */
  private static Arm chosen(Arm arm, Expr.Bound choice) {
    Rewriting first = Rewriting.replacing(Map.of(choice, choice.set().member(0)));
    List<Expr.Bound> others = new ArrayList<>(arm.choices());
    others.remove(choice);
    Arm changed = first.apply(arm);
    return new Arm(
        others,
        arm.otherwise(),
        changed.guard(),
        changed.assertions(),
        changed.assignments(),
        arm.target());
  }

  /** One write instead of a write for each member. */
  private static Stream<Assignment> once(Assignment assignment) {
    return assignment.over().stream()
        .map(
            name -> {
              Rewriting first = Rewriting.replacing(Map.of(name, name.set().member(0)));
              List<Expr.Bound> others = new ArrayList<>(assignment.over());
              others.remove(name);
              return new Assignment(
                  others, first.target(assignment.target()), first.apply(assignment.value()));
            });
  }

  private static Stream<Assignment> smaller(Assignment assignment) {
    Stream<Assignment> values =
        ExprReductions.of(assignment.value())
            .map(value -> new Assignment(assignment.over(), assignment.target(), value));
    Expr.Read target = assignment.target();
    Stream<Assignment> indices =
        Reductions.each(target.indices(), ExprReductions::of)
            .map(
                changed ->
                    new Assignment(
                        assignment.over(),
                        new Expr.Read(target.variable(), changed),
                        assignment.value()));
    return Stream.concat(values, indices);
  }
}
