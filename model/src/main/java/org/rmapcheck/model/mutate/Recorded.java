package org.rmapcheck.model.mutate;

import java.util.HashSet;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/**
 * The variables that only properties read: no guard and no index depends on them, not even through
 * others. They record what happened and change nothing that happens.
 */
final class Recorded {

  private Recorded() {}

  static Set<Variable> of(Model model) {
    Set<Variable> acting = new HashSet<>();
    Set<Assignment> assignments = new HashSet<>();
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        for (Arm arm : step.arms()) {
          reads(arm.guard(), acting);
          assignments.addAll(arm.assignments());
        }
      }
    }
    assignments.forEach(a -> a.target().indices().forEach(index -> reads(index, acting)));
    int before;
    do {
      before = acting.size();
      for (Assignment assignment : assignments) {
        if (acting.contains(assignment.target().variable())) {
          reads(assignment.value(), acting);
        }
      }
    } while (acting.size() != before);
    Set<Variable> recorded = new HashSet<>(model.variables());
    recorded.removeAll(acting);
    return recorded;
  }

  private static void reads(Expr expr, Set<Variable> into) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read) {
            into.add(read.variable());
          }
        });
  }
}
