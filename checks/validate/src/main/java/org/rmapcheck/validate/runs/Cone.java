package org.rmapcheck.validate.runs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * A model without what no guard depends on: the variables that are left are read by guards, or by
 * assignments to such variables, or are asked for. Properties and assertions go. What is left has
 * exactly the runs of the whole model, so far as its variables tell.
 */
final class Cone {

  private final Model model;
  private final Set<String> kept = new HashSet<>();

  private Cone(Model model) {
    this.model = model;
  }

  static Model of(Model model, Set<String> asked) {
    Cone cone = new Cone(model);
    cone.kept.addAll(asked);
    cone.close();
    return cone.reduced();
  }

  private void close() {
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        step.arms().forEach(arm -> read(arm.guard()));
      }
    }
    int before = -1;
    while (before != kept.size()) {
      before = kept.size();
      for (Process process : model.processes()) {
        for (Step step : process.steps()) {
          for (Arm arm : step.arms()) {
            arm.assignments().stream().filter(this::isKept).forEach(this::read);
          }
        }
      }
    }
  }

  private boolean isKept(Assignment assignment) {
    return kept.contains(assignment.target().variable().name());
  }

  private void read(Assignment assignment) {
    read(assignment.value());
    assignment.target().indices().forEach(this::read);
  }

  private void read(Expr expr) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read) {
            kept.add(read.variable().name());
          }
        });
  }

  private Model reduced() {
    List<Variable> variables =
        model.variables().stream().filter(v -> kept.contains(v.name())).toList();
    Map<String, List<Long>> initial = new HashMap<>(model.initial());
    initial.keySet().retainAll(variables.stream().map(Variable::name).toList());
    List<Process> processes = model.processes().stream().map(this::reduced).toList();
    return new Model(model.name(), model.idSets(), variables, initial, processes, List.of());
  }

  private Process reduced(Process p) {
    List<Step> steps =
        p.steps().stream()
            .map(
                s ->
                    new Step(
                        s.label(),
                        s.kernel(),
                        s.note(),
                        s.arms().stream().map(this::reduced).toList()))
            .toList();
    return new Process(p.name(), p.instances(), p.self(), steps, p.rest(), p.fairness(), p.note());
  }

  private Arm reduced(Arm arm) {
    return new Arm(
        arm.choices(),
        arm.otherwise(),
        arm.guard(),
        List.of(),
        arm.assignments().stream().filter(this::isKept).toList(),
        arm.target());
  }
}
