package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;

/** Builds one arm: guard, assertions, simultaneous assignments, next label. */
public final class ArmBuilder {

  private final StepBuilder step;
  private final List<Expr.Bound> choices;
  private final boolean otherwise;
  private final List<Assertion> assertions = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private Expr guard = Expr.of(true);
  private Optional<String> target = Optional.empty();
  private boolean toNext;

  ArmBuilder(StepBuilder step, List<Expr.Bound> choices, boolean otherwise) {
    this.step = step;
    this.choices = choices;
    this.otherwise = otherwise;
  }

  /** The guard; several are a conjunction. */
  public ArmBuilder when(Expr condition) {
    guard = guard.equals(Expr.of(true)) ? condition : guard.and(condition);
    return this;
  }

  /** Asserts a condition on the pre-state, as part of the property with this id. */
  public ArmBuilder check(String property, Expr condition) {
    assertions.add(new Assertion(property, condition));
    return this;
  }

  public ArmBuilder set(Expr.Read location, Expr value) {
    return setAll(location, value);
  }

  public ArmBuilder set(Expr.Read location, Enum<?> value) {
    return set(location, Expr.of(value));
  }

  public ArmBuilder set(Expr.Read location, boolean value) {
    return set(location, Expr.of(value));
  }

  /** Sets an optional id to none. */
  public ArmBuilder release(Expr.Read location) {
    return setAll(location, noneFor(location));
  }

  /** Writes one location for each combination of members of the bound names' sets. */
  public ArmBuilder setAll(Expr.Read location, Expr value, Expr.Bound... over) {
    assignments.add(new Assignment(List.of(over), location, value));
    return this;
  }

  /** Ends the arm: the process continues at this label. */
  public StepBuilder goTo(String label) {
    target = Optional.of(label);
    return step;
  }

  /** Ends the arm: the process continues at the step declared next. */
  public StepBuilder next() {
    toNext = true;
    return step;
  }

  private static Expr noneFor(Expr.Read location) {
    return location.variable().type() instanceof org.rmapcheck.model.ir.Type.Id id
        ? id.set().none()
        : Expr.of(false);
  }

  Arm build(String place, String next, List<String> problems) {
    if (target.isEmpty() && (!toNext || next.isEmpty())) {
      problems.add(place + "an arm names no next label: end it with goTo(label) or next()");
    }
    return new Arm(choices, otherwise, guard, assertions, assignments, target.orElse(next));
  }
}
