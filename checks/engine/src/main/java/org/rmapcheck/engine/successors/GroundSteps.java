package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.Transition;

/** Builds the ground steps of a model: for each instance and label its ground transitions. */
final class GroundSteps {

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final GroundCompiler compiler;

  GroundSteps(StateLayout layout, GroundTransitions transitions) {
    this.layout = layout;
    this.transitions = transitions;
    this.compiler = new GroundCompiler(layout);
  }

  /** By instance, then by program counter. */
  GroundStep[][] build() {
    List<Model.Instance> instances = layout.instances();
    GroundStep[][] steps = new GroundStep[instances.size()][];
    for (int i = 0; i < steps.length; i++) {
      List<GroundStep> built = new ArrayList<>();
      for (Step step : instances.get(i).process().steps()) {
        built.add(step(i, instances.get(i), step));
      }
      steps[i] = built.toArray(GroundStep[]::new);
    }
    return steps;
  }

  private GroundStep step(int instance, Model.Instance who, Step step) {
    List<GroundArm> arms = new ArrayList<>();
    Optional<GroundArm> otherwise = Optional.empty();
    for (int a = 0; a < step.arms().size(); a++) {
      Arm arm = step.arms().get(a);
      if (arm.otherwise()) {
        otherwise = Optional.of(arm(new Transition(instance, who, step, a, List.of())));
        continue;
      }
      for (List<Integer> choices : ReferenceInterpreter.combinations(arm.choices())) {
        arms.add(arm(new Transition(instance, who, step, a, choices)));
      }
    }
    return new GroundStep(arms, otherwise);
  }

  private GroundArm arm(Transition transition) {
    Arm arm = transition.arm();
    Map<Expr.Bound, Integer> names = names(transition);
    GroundTest[] assertions = new GroundTest[arm.assertions().size()];
    long[] bits = new long[assertions.length];
    for (int i = 0; i < assertions.length; i++) {
      assertions[i] = compiler.test(arm.assertions().get(i).condition(), names);
      String property = arm.assertions().get(i).property();
      bits[i] = 1L << transitions.assertedProperties().indexOf(property);
    }
    return new GroundArm(
        transitions.numberOf(transition),
        transition,
        compiler.test(arm.guard(), names),
        assertions,
        bits,
        effect(transition, writes(arm, names)));
  }

  private static Map<Expr.Bound, Integer> names(Transition transition) {
    Map<Expr.Bound, Integer> names = new HashMap<>();
    names.put(transition.who().process().self(), transition.who().id());
    for (int c = 0; c < transition.choices().size(); c++) {
      names.put(transition.arm().choices().get(c), transition.choices().get(c));
    }
    return names;
  }

  private List<GroundWrite> writes(Arm arm, Map<Expr.Bound, Integer> names) {
    List<GroundWrite> writes = new ArrayList<>();
    for (Assignment assignment : arm.assignments()) {
      for (List<Integer> members : ReferenceInterpreter.combinations(assignment.over())) {
        Map<Expr.Bound, Integer> inner = new HashMap<>(names);
        for (int i = 0; i < members.size(); i++) {
          inner.put(assignment.over().get(i), members.get(i));
        }
        writes.add(write(assignment, inner));
      }
    }
    return writes;
  }

  private GroundWrite write(Assignment assignment, Map<Expr.Bound, Integer> names) {
    Variable variable = assignment.target().variable();
    Field[] fields = new Field[variable.size()];
    for (int offset = 0; offset < fields.length; offset++) {
      fields[offset] = compiler.field(variable, offset);
    }
    return new GroundWrite(
        variable,
        layout.locations().base(variable),
        fields,
        compiler.offset(assignment.target(), names),
        compiler.value(assignment.value(), names));
  }

  private Effect effect(Transition transition, List<GroundWrite> writes) {
    Field counter = layout.counter(transition.instance());
    int target = transition.who().process().indexOf(transition.arm().target());
    Set<Integer> locations = new HashSet<>();
    for (GroundWrite write : writes) {
      if (!write.hasConstantTarget() || !locations.add(write.constantLocation())) {
        return new CheckedEffect(writes, counter, target);
      }
    }
    return new DirectEffect(layout.words(), writes, counter, target);
  }
}
