package org.rmapcheck.model.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Validator;
import org.rmapcheck.model.ir.Variable;

/** A model under transformation: steps as lists of arms that know their origins. */
final class Draft {

  /** The arms of each label of a process, by label, in order. */
  private final Map<String, Map<String, List<TracedArm>>> arms = new LinkedHashMap<>();

  private final Model source;
  List<Variable> variables;
  List<Property> properties;

  Draft(Transformed from) {
    source = from.model();
    variables = new ArrayList<>(source.variables());
    properties = new ArrayList<>(source.properties());
    for (Process process : source.processes()) {
      Map<String, List<TracedArm>> steps = new LinkedHashMap<>();
      for (Step step : process.steps()) {
        List<TracedArm> traced = new ArrayList<>();
        for (int a = 0; a < step.arms().size(); a++) {
          var ref = new Origins.ArmRef(process.name(), step.label(), a);
          traced.add(new TracedArm(step.arms().get(a), from.origins().of(ref)));
        }
        steps.put(step.label(), traced);
      }
      arms.put(process.name(), steps);
    }
  }

  Model source() {
    return source;
  }

  Map<String, List<TracedArm>> steps(Process process) {
    Map<String, List<TracedArm>> steps = arms.get(process.name());
    if (steps == null) {
      throw new IllegalArgumentException("no such process: " + process.name());
    }
    return steps;
  }

  /** Drops the labels that no arm leads to any more; tells which. */
  List<String> dropUnreachable() {
    List<String> dropped = new ArrayList<>();
    for (Process process : source.processes()) {
      Map<String, List<TracedArm>> steps = steps(process);
      Set<String> seen = new HashSet<>();
      Deque<String> open = new ArrayDeque<>(List.of(process.steps().get(0).label()));
      while (!open.isEmpty()) {
        String label = open.pop();
        if (seen.add(label)) {
          steps.getOrDefault(label, List.of()).forEach(t -> open.add(t.arm().target()));
        }
      }
      for (String label : List.copyOf(steps.keySet())) {
        if (!seen.contains(label)) {
          steps.remove(label);
          dropped.add(process.name() + "." + label);
        }
      }
    }
    return dropped;
  }

  /** A property that only arms asserted that are gone can no longer be broken: it is vacuous. */
  private List<Property> assertable() {
    Set<String> asserted = new HashSet<>();
    for (Map<String, List<TracedArm>> steps : arms.values()) {
      for (List<TracedArm> step : steps.values()) {
        step.forEach(t -> t.arm().assertions().forEach(a -> asserted.add(a.property())));
      }
    }
    return properties.stream()
        .map(
            p ->
                p.invariant().isPresent()
                        || p.notMeaningful().isPresent()
                        || asserted.contains(p.id())
                    ? p
                    : vacuous(p))
        .toList();
  }

  private static Property vacuous(Property property) {
    List<Property.Goal> goals = new ArrayList<>(property.goals());
    goals.add(new Property.Goal("a step that asserts it is taken", Expr.of(false)));
    return new Property(
        property.id(),
        property.name(),
        property.kind(),
        property.statement(),
        property.symptom(),
        Optional.of(Expr.of(true)),
        goals,
        property.notMeaningful());
  }

  /** The transformed model; labels that are gone from {@link #steps} are gone from it. */
  Transformed finish(Transformed from, List<String> notes) {
    Origins.Collector origins = new Origins.Collector();
    List<Process> processes = new ArrayList<>();
    for (Process process : source.processes()) {
      Map<String, List<TracedArm>> steps = steps(process);
      List<Step> built = new ArrayList<>();
      for (Step step : process.steps()) {
        List<TracedArm> traced = steps.get(step.label());
        if (traced == null) {
          continue;
        }
        for (int a = 0; a < traced.size(); a++) {
          origins.put(new Origins.ArmRef(process.name(), step.label(), a), traced.get(a).parts());
        }
        built.add(
            new Step(
                step.label(),
                step.kernel(),
                step.note(),
                traced.stream().map(TracedArm::arm).toList()));
      }
      processes.add(
          new Process(
              process.name(),
              process.instances(),
              process.self(),
              built,
              Set.copyOf(process.rest().stream().filter(steps::containsKey).toList()),
              process.fairness(),
              process.note()));
    }
    Map<String, List<Long>> initial = new LinkedHashMap<>();
    variables.forEach(
        v -> initial.put(v.name(), source.initial().getOrDefault(v.name(), List.of())));
    Model model =
        Validator.validate(
            new Model(source.name(), source.idSets(), variables, initial, processes, assertable()));
    List<String> all = new ArrayList<>(from.notes());
    all.addAll(notes);
    return new Transformed(from.written(), model, origins.build(), all);
  }
}
