package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.fixtures.LockingPrograms;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.random.RandomModels;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Against all runs of the shortest length, one by one. */
final class SimplestRunTest {

  private static final int LONGEST = 6;
  private static final int MOST_RUNS = 5_000;

  /** Bytes: some random models are too large to be explored. */
  private static final long ENOUGH = 1 << 20;

  @Test
  void noRunOfTheShortestLengthSwitchesLess() {
    int compared = 0;
    int better = 0;
    List<Model> models = new ArrayList<>();
    IntStream.range(10_000, 10_150).mapToObj(RandomModels::model).forEach(models::add);
    IntStream.range(0, 60).mapToObj(LockingPrograms::model).forEach(models::add);
    for (Model model : models) {
      Outcome outcome =
          new BreadthFirstSearch().check(CheckRequest.of(model).withMemoryLimit(ENOUGH));
      for (Property property : model.properties()) {
        if (outcome.verdict(property.id()) instanceof Verdict.Violated violated
            && violated.depth() <= LONGEST) {
          OptionalInt fewest = fewest(model, property, violated.depth());
          if (fewest.isPresent()) {
            Path simplest =
                new SimplestRun(model, 100_000).breaking(property, violated).orElseThrow();
            assertThat(simplest.length()).isEqualTo(violated.depth());
            assertThat(SimplestRun.switches(simplest))
                .as(model.name())
                .isEqualTo(fewest.getAsInt());
            compared++;
            better += SimplestRun.switches(violated.path()) > fewest.getAsInt() ? 1 : 0;
          }
        }
      }
    }
    assertThat(compared).as("runs compared").isGreaterThan(30);
    assertThat(better).as("runs that became simpler").isPositive();
  }

  @Test
  void aDeadlockIsReachedInTheSameNumberOfSteps() {
    Model model = SampleModels.crossing(false);
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(model));
    Verdict.Violated deadlock = (Verdict.Violated) outcome.deadlock();
    Optional<Path> simplest = new SimplestRun(model, 100_000).deadlocking(deadlock);
    assertThat(simplest.orElseThrow().length()).isEqualTo(deadlock.depth());
    assertThat(new ReferenceInterpreter(model).deadlocked(simplest.get().last())).isTrue();
  }

  @Test
  void beyondTheLimitOfStatesNothingIsClaimed() {
    Model model = SampleModels.crossing(false);
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(model));
    assertThat(new SimplestRun(model, 1).deadlocking((Verdict.Violated) outcome.deadlock()))
        .isEmpty();
  }

  /** A run under way: its last state and process, its steps and switches. */
  private record Partial(State state, int last, int steps, int switches) {}

  private static OptionalInt fewest(Model model, Property property, int depth) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    Deque<Partial> open = new ArrayDeque<>();
    open.push(new Partial(reference.initial(), -1, 0, 0));
    int fewest = depth == 0 ? 0 : Integer.MAX_VALUE;
    int seen = 0;
    while (!open.isEmpty() && depth > 0) {
      Partial run = open.pop();
      if (++seen > MOST_RUNS) {
        return OptionalInt.empty();
      }
      try {
        for (Transition step : reference.enabled(run.state())) {
          Execution execution = reference.execute(run.state(), step);
          boolean switched = run.last() >= 0 && run.last() != step.instance();
          int switches = run.switches() + (switched ? 1 : 0);
          if (run.steps() + 1 == depth) {
            if (breaks(reference, property, execution)) {
              fewest = Math.min(fewest, switches);
            }
          } else {
            open.push(new Partial(execution.state(), step.instance(), run.steps() + 1, switches));
          }
        }
      } catch (ModelError e) {
        seen++; // the search goes no further than this state either
      }
    }
    return OptionalInt.of(fewest);
  }

  private static boolean breaks(
      ReferenceInterpreter reference, Property property, Execution execution) {
    return execution.failedAssertions().contains(property.id())
        || property.invariant().filter(e -> !reference.holds(e, execution.state())).isPresent();
  }
}
