package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;

/** What makes up a state, and what a process is. */
final class StateTest {

  private final ModelDefinition definition =
      m -> {
        IdSet task = m.unordered("Task", "t", 2);
        Variable lock = m.bool("lock");
        m.integer("table", 1, 3, task);
        m.declare("seen", new Type.Bool(), Variable.Kind.GHOST);
        m.declare("mine", new Type.IntRange(5, 6), Variable.Kind.LOCAL, task);
        m.constant("limit", new Type.IntRange(0, 9), List.of(7L));
        m.process(
            "worker",
            task,
            p -> {
              p.rest("a").unfair().note("works");
              p.step("a").await(lock.value().not()).set(lock.value(), true).next();
              p.step("b").always().set(lock.value(), false).goTo("a");
            });
      };

  @Test
  void aStateIsTheValuesOfAllVariablesAndOneCounterPerInstance() {
    State initial = new ReferenceInterpreter(definition.build("state")).initial();
    assertThat(initial.values()).containsExactly(0L, 1L, 1L, 0L, 5L, 5L);
    assertThat(initial.counters()).containsExactly(0, 0);
  }

  @Test
  void statesWithEqualValuesAndCountersAreTheSameHoweverTheyWereReached() {
    Run run = Run.of(definition.build("state"));
    State before = run.state();
    run.take("worker(t1)");
    assertThat(run.state()).isNotEqualTo(before);
    run.take("worker(t1)");
    assertThat(run.state()).isEqualTo(before);
  }

  @Test
  void constantsAreNoPartOfTheState() {
    Model model = definition.build("state");
    assertThat(model.stateVariables()).extracting(Variable::name).doesNotContain("limit");
    assertThat(model.variables()).extracting(Variable::name).contains("limit");
  }

  @Test
  void aProcessHasOneInstanceForEachMemberOfItsSetAndEachStartsAtTheFirstStep() {
    Run run = Run.of(definition.build("state"));
    assertThat(run.interpreter().model().instances())
        .extracting(Model.Instance::name)
        .containsExactly("worker(t0)", "worker(t1)");
    assertThat(run.label("worker(t0)")).isEqualTo("a");
    assertThat(run.label("worker(t1)")).isEqualTo("a");
  }

  @Test
  void fairnessIsWeakForEachProcessUnlessItSaysOtherwise() {
    Process worker = definition.build("state").processes().get(0);
    assertThat(worker.fairness()).isEqualTo(Process.Fairness.NONE);
    Process taker = SampleModels.oppositeOrder().processes().get(0);
    assertThat(taker.fairness()).isEqualTo(Process.Fairness.WEAK);
  }
}
