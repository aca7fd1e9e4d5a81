package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.Read;
import org.rmapcheck.model.ir.Exprs;

/** Writes two arms, one taken right behind the other, as one arm. */
final class Composition {

  private Composition() {}

  /**
   * The arm that does what {@code first} and then {@code second} do.
   *
   * @param suffix makes the names of {@code second} differ from those of {@code first}
   * @throws CannotCompose if it cannot be told from the trees which writes hide which
   */
  static Arm of(Arm first, Arm second, String suffix) {
    Arm renamed = rename(second, suffix);
    PostState post = new PostState(first.assignments());
    List<Bound> choices = new ArrayList<>(first.choices());
    choices.addAll(renamed.choices());
    List<Assertion> assertions = new ArrayList<>(first.assertions());
    for (Assertion assertion : renamed.assertions()) {
      assertions.add(new Assertion(assertion.property(), post.rewrite(assertion.condition())));
    }
    return new Arm(
        choices,
        false,
        Simplifier.and(first.guard(), post.rewrite(renamed.guard())),
        assertions,
        assignments(first.assignments(), renamed.assignments(), post),
        second.target());
  }

  private static List<Assignment> assignments(
      List<Assignment> first, List<Assignment> second, PostState post) {
    List<Assignment> result = new ArrayList<>(first);
    for (Assignment later : second) {
      Assignment rewritten =
          new Assignment(
              later.over(), post.rewriteTarget(later.target()), post.rewrite(later.value()));
      boolean within = false;
      for (int i = result.size() - 1; i >= 0; i--) {
        Assignment earlier = result.get(i);
        if (!earlier.target().variable().equals(rewritten.target().variable())
            || disjoint(earlier, rewritten)) {
          continue;
        }
        if (isErrorLost(earlier, rewritten) || isWrittenTwice(earlier, first)) {
          throw new CannotCompose("an earlier write that may be a model error");
        }
        if (hides(rewritten, earlier)) {
          result.remove(i);
          continue;
        }
        result.set(i, inside(earlier, rewritten));
        within = true;
      }
      if (!within) {
        result.add(rewritten);
      }
    }
    return result;
  }

  /**
   * Whether a model error of the earlier assignment might not be noticed behind the later one. A
   * counter that is counted on from its earlier value is let pass: what it had in between is not
   * checked against its range.
   */
  private static boolean isErrorLost(Assignment earlier, Assignment later) {
    boolean[] goesOn = {false};
    Exprs.visit(later.value(), e -> goesOn[0] |= e.equals(earlier.value()));
    return Failures.possible(earlier) && !goesOn[0];
  }

  /** Whether the arm may write one location of an assignment twice, which is a model error. */
  private static boolean isWrittenTwice(Assignment assignment, List<Assignment> arm) {
    return arm.contains(assignment)
        && arm.stream()
            .anyMatch(
                other ->
                    !other.equals(assignment)
                        && other.target().variable().equals(assignment.target().variable())
                        && !disjoint(assignment, other));
  }

  /** Whether the later assignment certainly writes all that the earlier writes. */
  private static boolean hides(Assignment later, Assignment earlier) {
    return PostState.match(later, earlier.target()).flatMap(PostState::known).orElse(false);
  }

  /** One assignment for an earlier one and a later one that writes one of its locations. */
  private static Assignment inside(Assignment earlier, Assignment later) {
    boolean within =
        later.over().isEmpty()
            && PostState.match(earlier, later.target()).flatMap(PostState::known).orElse(false);
    if (!within) {
      throw new CannotCompose("two writes to '" + earlier.target().variable().name() + "'");
    }
    Expr here = Expr.of(true);
    for (int d = 0; d < later.target().indices().size(); d++) {
      Expr mine = earlier.target().indices().get(d);
      Expr its = later.target().indices().get(d);
      if (!mine.equals(its)) {
        here = Simplifier.and(here, mine.is(its));
      }
    }
    Expr value = Simplifier.ifThenElse(here, later.value(), earlier.value());
    return new Assignment(earlier.over(), earlier.target(), value);
  }

  private static boolean disjoint(Assignment a, Assignment b) {
    boolean first = PostState.match(a, b.target()).flatMap(PostState::known).orElse(true);
    boolean second = PostState.match(b, a.target()).flatMap(PostState::known).orElse(true);
    return !first || !second;
  }

  private static Arm rename(Arm arm, String suffix) {
    Map<Bound, Bound> names = new HashMap<>();
    arm.choices().forEach(bound -> names.put(bound, fresh(bound, suffix)));
    List<Assertion> assertions = new ArrayList<>();
    for (Assertion assertion : arm.assertions()) {
      assertions.add(
          new Assertion(assertion.property(), rename(assertion.condition(), names, suffix)));
    }
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment assignment : arm.assignments()) {
      Map<Bound, Bound> inner = new HashMap<>(names);
      assignment.over().forEach(bound -> inner.put(bound, fresh(bound, suffix)));
      Read target =
          Substitution.target(Substitution.renameTarget(assignment.target(), suffix), inner);
      assignments.add(
          new Assignment(
              assignment.over().stream().map(bound -> fresh(bound, suffix)).toList(),
              target,
              rename(assignment.value(), inner, suffix)));
    }
    return new Arm(
        arm.choices().stream().map(bound -> fresh(bound, suffix)).toList(),
        arm.otherwise(),
        rename(arm.guard(), names, suffix),
        assertions,
        assignments,
        arm.target());
  }

  private static Expr rename(Expr expr, Map<Bound, Bound> names, String suffix) {
    return Substitution.apply(Substitution.rename(expr, suffix), names);
  }

  private static Bound fresh(Bound bound, String suffix) {
    return new Bound(bound.name() + suffix, bound.set());
  }
}
