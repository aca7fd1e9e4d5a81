package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/** Assignments that are dropped, and unlocks that come too early or too late. */
final class AssignmentFaults {

  private final Collector out;
  private final Set<Variable> locks;

  AssignmentFaults(Collector out, Set<Variable> locks) {
    this.out = out;
    this.locks = locks;
  }

  void addTo(Step step, int a) {
    Arm arm = step.arms().get(a);
    for (int i = 0; i < arm.assignments().size(); i++) {
      Assignment assignment = arm.assignments().get(i);
      if (out.isRecord(assignment)) {
        continue;
      }
      List<Assignment> rest = new ArrayList<>(arm.assignments());
      rest.remove(i);
      out.arm(
          step,
          a,
          unlocks(assignment) ? Operator.DROP_UNLOCK : Operator.DROP_ASSIGNMENT,
          text(assignment),
          Edit.withAssignments(arm, rest));
    }
    if (step.arms().size() == 1) {
      arm.assignments().stream()
          .filter(assignment -> unlocks(assignment))
          .forEach(assignment -> scope(step, arm, assignment));
    }
  }

  /** The same unlock, in every arm that leads here, or in every arm of the step behind. */
  private void scope(Step step, Arm arm, Assignment unlock) {
    List<Assignment> rest = new ArrayList<>(arm.assignments());
    rest.remove(unlock);
    Step without = Edit.withArms(step, List.of(Edit.withAssignments(arm, rest)));
    Edit early = out.edit().replace(step.label(), without);
    boolean earlyFits = out.process().steps().indexOf(step) > 0;
    for (Step other : out.process().steps()) {
      if (!other.label().equals(step.label()) && leadsTo(other, step)) {
        early.replace(other.label(), with(other, unlock, step.label()));
        earlyFits &= other.arms().stream().noneMatch(x -> writes(x, unlock));
      }
    }
    if (earlyFits) {
      out.step(step, Operator.NARROW_LOCK, text(unlock), early);
    }
    out.process().steps().stream()
        .filter(behind -> behind.label().equals(arm.target()) && !behind.equals(step))
        .filter(behind -> behind.arms().stream().noneMatch(x -> writes(x, unlock)))
        .filter(behind -> onlyReachedFrom(behind, step))
        .forEach(
            behind ->
                out.step(
                    step,
                    Operator.WIDEN_LOCK,
                    text(unlock),
                    out.edit()
                        .replace(step.label(), without)
                        .replace(behind.label(), with(behind, unlock, ""))));
  }

  private boolean onlyReachedFrom(Step behind, Step step) {
    return out.process().steps().stream()
        .filter(other -> !other.equals(step))
        .noneMatch(other -> leadsTo(other, behind));
  }

  private static boolean leadsTo(Step from, Step to) {
    return from.arms().stream().anyMatch(arm -> arm.target().equals(to.label()));
  }

  private static boolean writes(Arm arm, Assignment assignment) {
    return arm.assignments().stream()
        .anyMatch(a -> a.target().variable().equals(assignment.target().variable()));
  }

  /** The step with one more assignment in the arms that lead to a label, or in all. */
  private static Step with(Step step, Assignment more, String target) {
    List<Arm> arms = new ArrayList<>();
    for (Arm arm : step.arms()) {
      List<Assignment> all = new ArrayList<>(arm.assignments());
      all.add(more);
      boolean here = target.isEmpty() || arm.target().equals(target);
      arms.add(here ? Edit.withAssignments(arm, all) : arm);
    }
    return Edit.withArms(step, arms);
  }

  /** Gives a lock the value that it has when it is free. */
  private boolean unlocks(Assignment assignment) {
    Variable variable = assignment.target().variable();
    return locks.contains(variable)
        && assignment.value() instanceof org.rmapcheck.model.ir.Expr.Const value
        && value.value() == out.model().initial().getOrDefault(variable.name(), List.of(0L)).get(0);
  }

  static String text(Assignment assignment) {
    String all = assignment.over().isEmpty() ? "" : "all ";
    return all + Formula.text(assignment.target()) + " := " + Formula.text(assignment.value());
  }
}
