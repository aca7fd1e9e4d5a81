package org.rmapcheck.model.random;

import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/** Replaces parts of all trees of a model. */
class ModelRewriting {

  private final Rewriting rewriting;

  ModelRewriting(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  final Model apply(
      Model model, List<IdSet> idSets, List<Variable> variables, Map<String, List<Long>> initial) {
    return new Model(
        model.name(),
        idSets,
        variables,
        initial,
        model.processes().stream().map(this::process).toList(),
        model.properties().stream().map(this::property).toList());
  }

  /** Replaces in one arm. */
  Arm arm(Arm arm) {
    return rewriting.apply(arm);
  }

  /** The set of a process. */
  IdSet instances(IdSet set) {
    return set;
  }

  private Process process(Process p) {
    IdSet instances = instances(p.instances());
    List<Step> steps =
        p.steps().stream()
            .map(
                step ->
                    new Step(
                        step.label(),
                        step.kernel(),
                        step.note(),
                        step.arms().stream().map(this::arm).toList()))
            .toList();
    return new Process(
        p.name(),
        instances,
        instances.any(p.self().name()),
        steps,
        p.rest(),
        p.fairness(),
        p.note());
  }

  private Property property(Property p) {
    return new Property(
        p.id(),
        p.name(),
        p.kind(),
        p.statement(),
        p.symptom(),
        p.invariant().map(rewriting::apply),
        p.goals().stream()
            .map(goal -> new Property.Goal(goal.words(), rewriting.apply(goal.condition())))
            .toList(),
        p.notMeaningful());
  }
}
