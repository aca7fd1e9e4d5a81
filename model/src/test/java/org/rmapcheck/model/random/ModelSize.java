package org.rmapcheck.model.random;

import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/** How much there is to read in a model: each reduction lessens it, so that shrinking ends. */
final class ModelSize {

  private int size;

  private ModelSize() {}

  static int of(Model model) {
    ModelSize size = new ModelSize();
    size.add(model);
    return size.size;
  }

  static int of(Expr expr) {
    ModelSize size = new ModelSize();
    size.add(expr);
    return size.size;
  }

  private void add(Model model) {
    for (IdSet set : model.idSets()) {
      size += 1 + set.size();
    }
    size += model.variables().size();
    for (Process process : model.processes()) {
      size += 1 + process.rest().size() + (process.fairness() == Process.Fairness.NONE ? 1 : 0);
      process.steps().forEach(this::add);
    }
    for (Property property : model.properties()) {
      size += 1;
      property.invariant().ifPresent(this::add);
      property.goals().forEach(goal -> add(goal.condition()));
    }
  }

  private void add(Step step) {
    size += 1 + (step.kernel().isPresent() ? 1 : 0);
    step.arms().forEach(this::add);
  }

  private void add(Arm arm) {
    size += 1 + arm.choices().size() + arm.assertions().size();
    arm.assignments().forEach(assignment -> size += 1 + assignment.over().size());
    Exprs.visit(arm, this::count);
  }

  private void add(Expr expr) {
    Exprs.visit(expr, this::count);
  }

  /** Constants least, and of these the ones that change nothing least. */
  private void count(Expr part) {
    if (part instanceof Expr.Const constant) {
      size += constant.value() == 0 || constant.value() == 1 ? 1 : 2;
    } else {
      size += 3;
    }
  }
}
