package org.rmapcheck.model.export;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/** When an arm may be taken for given choices, and what of it is checked. */
final class Guards {

  private final Grounding grounding;
  private final Checks checks;

  Guards(Grounding grounding, Checks checks) {
    this.grounding = grounding;
    this.checks = checks;
  }

  /**
   * The guard, that of an {@code otherwise} spelled out. For deadlock an arm that returns to its
   * label must also change something.
   */
  Expr guard(Step step, Arm arm, Map<Expr.Bound, Integer> members) {
    Expr guard = grounding.ground(arm.guard(), members);
    if (arm.otherwise()) {
      for (Arm other : step.arms()) {
        if (!other.otherwise()) {
          guard = Grounding.and(guard, none(other, members));
        }
      }
    }
    if (checks instanceof Checks.Deadlock && arm.target().equals(step.label())) {
      Expr changes = changes(arm, members);
      return changes.equals(Expr.of(false)) ? changes : Grounding.and(guard, changes);
    }
    return guard;
  }

  /** Whether an arm holds for no choice. */
  private Expr none(Arm arm, Map<Expr.Bound, Integer> members) {
    return Grounding.combinations(arm.choices(), members).stream()
        .map(choice -> Grounding.not(grounding.ground(arm.guard(), choice)))
        .reduce(Expr.of(true), Grounding::and);
  }

  /** Whether some write of the arm gives its location another value. */
  private Expr changes(Arm arm, Map<Expr.Bound, Integer> members) {
    return arm.assignments().stream()
        .flatMap(assignment -> grounding.writes(assignment, members).stream())
        .map(write -> Grounding.differ(write.location(), write.value()))
        .reduce(Expr.of(false), Grounding::or);
  }

  /** Ids of the properties to be checked, in the order of the model. */
  static List<String> wanted(Model model, Checks checks) {
    return checks instanceof Checks.Properties properties
        ? model.properties().stream()
            .map(Property::id)
            .filter(id -> properties.ids().contains(id))
            .toList()
        : List.of();
  }

  /** Those of the properties to be checked that have an invariant. */
  static List<String> invariants(Model model, Checks checks) {
    return wanted(model, checks).stream()
        .filter(id -> model.property(id).flatMap(Property::invariant).isPresent())
        .toList();
  }

  /** Those of the properties to be checked that have assertions in steps. */
  static List<String> latched(Model model, Checks checks) {
    Set<String> asserted = new HashSet<>();
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        step.arms().stream()
            .flatMap(arm -> arm.assertions().stream())
            .forEach(assertion -> asserted.add(assertion.property()));
      }
    }
    return wanted(model, checks).stream().filter(asserted::contains).toList();
  }
}
