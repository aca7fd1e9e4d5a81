package org.rmapcheck.model.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Validator;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

/**
 * What a scenario does not use costs it nothing: new actors and switches leave its counts alone.
 */
final class DormantPartsTest {

  private static final Variable ENABLED =
      new Variable("enabled", new Type.Bool(), List.of(), Variable.Kind.SHARED, "");

  static List<Model> models() {
    return List.of(
        model(Map.of(), List.of("move", "cpu")),
        model(Map.of("backing", "shmem", "lookup", "page"), List.of("move", "cpu")),
        model(Map.of("move", "blit"), List.of("move", "cpu", "gpu")));
  }

  private static Model model(Map<String, String> design, List<String> actors) {
    return new Scenario("m", "?", Scope.smallest(), actors, Design.of(design), Map.of(), List.of())
        .model();
  }

  @ParameterizedTest
  @MethodSource("models")
  void anActorThatIsNeverEnabledAndASwitchThatIsOffChangeNoCount(Model model) {
    Exploration before = Exploration.of(passed(model));
    Exploration after = Exploration.of(passed(withDormantParts(model)));

    assertThat(after.states()).isEqualTo(before.states());
    assertThat(after.transitions()).isEqualTo(before.transitions());
    assertThat(after.violations()).isEqualTo(before.violations());
  }

  private static Model passed(Model model) {
    return Pass.run(model, EnumSet.allOf(Pass.class)).model();
  }

  /** Adds state that only a dormant actor writes, that actor, and an arm of it to every step. */
  private static Model withDormantParts(Model model) {
    IdSet instances = new IdSet("dormant", List.of("d0", "d1"), false);
    Variable extra =
        new Variable(
            "extra", new Type.IntRange(0, 9), List.of(instances), Variable.Kind.SHARED, "");
    Expr.Bound self = new Expr.Bound("dormant_self", instances);
    Arm wake =
        new Arm(
            List.of(),
            false,
            ENABLED.value().and(extra.at(self).lessThan(Expr.of(5))),
            List.of(),
            List.of(new Assignment(List.of(), extra.at(self), extra.at(self).plus(1))),
            "asleep");
    Process actor =
        new Process(
            "dormant",
            instances,
            self,
            List.of(new Step("asleep", Optional.empty(), "", List.of(wake))),
            Set.of("asleep"),
            Process.Fairness.WEAK,
            "");
    List<Process> processes = new ArrayList<>(model.processes());
    processes.replaceAll(DormantPartsTest::withSwitch);
    processes.add(actor);
    List<IdSet> sets = new ArrayList<>(model.idSets());
    sets.add(instances);
    List<Variable> variables = new ArrayList<>(model.variables());
    variables.add(ENABLED);
    variables.add(extra);
    Map<String, List<Long>> initial = new HashMap<>(model.initial());
    initial.put(ENABLED.name(), List.of(0L));
    initial.put(extra.name(), List.of(0L, 0L));
    return Validator.validate(
        new Model(model.name(), sets, variables, initial, processes, model.properties()));
  }

  /** Each step may also do nothing and begin anew, if the switch is on. */
  private static Process withSwitch(Process process) {
    String first = process.steps().get(0).label();
    List<Step> steps = new ArrayList<>();
    for (Step step : process.steps()) {
      List<Arm> arms = new ArrayList<>(step.arms());
      if (!step.label().equals(first)) {
        arms.add(new Arm(List.of(), false, ENABLED.value(), List.of(), List.of(), first));
      }
      steps.add(new Step(step.label(), step.kernel(), step.note(), arms));
    }
    return new Process(
        process.name(),
        process.instances(),
        process.self(),
        steps,
        process.rest(),
        process.fairness(),
        process.note());
  }
}
