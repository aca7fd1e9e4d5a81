package org.rmapcheck.model.mutate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Step;

/** Steps that change places with their successor, or that are no longer atomic. */
final class StepFaults {

  /** Ends the label at which a process is between the two parts of a split step. */
  private static final String BETWEEN = "'between";

  private final Collector out;

  StepFaults(Collector out) {
    this.out = out;
  }

  /**
   * Two steps of which the first always goes on to the second, which nobody else does. What follows
   * the second then follows a copy of the first for each way in which the second may end.
   */
  void swap(Step first) {
    String label = first.arms().get(0).target();
    Optional<Step> behind =
        out.process().steps().stream().filter(s -> s.label().equals(label)).findFirst();
    if (behind.isEmpty() || !fits(first, behind.get())) {
      return;
    }
    Step second = behind.get();
    List<Arm> now = new ArrayList<>();
    Edit edit = out.edit();
    List<String> targets = second.arms().stream().map(Arm::target).distinct().toList();
    for (Arm arm : second.arms()) {
      now.add(Edit.withTarget(arm, copy(label, targets.indexOf(arm.target()))));
    }
    edit.replace(first.label(), new Step(first.label(), second.kernel(), second.note(), now));
    for (int t = 0; t < targets.size(); t++) {
      String target = targets.get(t);
      List<Arm> then = first.arms().stream().map(arm -> Edit.withTarget(arm, target)).toList();
      Step late = new Step(copy(label, t), first.kernel(), first.note(), then);
      if (t == 0) {
        edit.replace(label, late);
      } else {
        edit.add(late);
      }
    }
    out.step(first, Operator.SWAP_STEPS, first.label() + " after " + label, edit);
  }

  private static String copy(String label, int number) {
    return number == 0 ? label : label + "'" + number;
  }

  private boolean fits(Step first, Step second) {
    boolean alone =
        out.process().steps().stream()
            .filter(other -> !other.equals(first))
            .flatMap(other -> other.arms().stream())
            .noneMatch(arm -> arm.target().equals(second.label()));
    List<String> own = List.of(first.label(), second.label());
    return alone
        && !first.equals(second)
        && acts(first)
        && acts(second)
        && first.arms().stream().allMatch(arm -> arm.target().equals(second.label()))
        && second.arms().stream().noneMatch(arm -> own.contains(arm.target()))
        && !out.process().rest().contains(first.label())
        && !out.process().rest().contains(second.label())
        && out.process().steps().indexOf(second) > 0;
  }

  /** Whether a step tests or changes anything that is more than a record. */
  private boolean acts(Step step) {
    return step.arms().size() > 1
        || step.arms().stream()
            .anyMatch(
                arm ->
                    arm.otherwise()
                        || !arm.guard().equals(Expr.of(true))
                        || !arm.assignments().stream().allMatch(out::isRecord));
  }

  /**
   * Between the test and the action, and between any two assignments of the protocol. What a step
   * has chosen is not known any more behind a split, so arms whose later part uses it are left.
   */
  void split(Step step, int a) {
    Arm arm = step.arms().get(a);
    List<Assignment> real = new ArrayList<>();
    List<Assignment> record = new ArrayList<>();
    for (Assignment assignment : arm.assignments()) {
      (out.isRecord(assignment) ? record : real).add(assignment);
    }
    boolean tests = arm.otherwise() || !arm.guard().equals(Expr.of(true));
    for (int at = tests ? 0 : 1; at < real.size(); at++) {
      List<Assignment> early = new ArrayList<>(real.subList(0, at));
      List<Assignment> late = new ArrayList<>(real.subList(at, real.size()));
      (at == 0 ? late : early).addAll(record);
      if (late.stream().noneMatch(assignment -> uses(assignment, arm.choices()))) {
        String label = step.label() + BETWEEN;
        Arm then = new Arm(List.of(), false, Expr.of(true), List.of(), late, arm.target());
        Edit edit =
            out.edit()
                .arm(step, a, Edit.withTarget(Edit.withAssignments(arm, early), label))
                .add(new Step(label, step.kernel(), step.note(), List.of(then)));
        out.arm(
            step, a, Operator.SPLIT_STEP, "before " + AssignmentFaults.text(real.get(at)), edit);
      }
    }
  }

  private static boolean uses(Assignment assignment, List<Expr.Bound> choices) {
    Set<Expr> names = new HashSet<>();
    Exprs.visit(assignment.target(), names::add);
    Exprs.visit(assignment.value(), names::add);
    return choices.stream().anyMatch(names::contains);
  }
}
