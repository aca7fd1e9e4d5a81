package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.GoalReached;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.fixtures.ReferenceSearch;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.random.EachModel;
import org.rmapcheck.model.semantics.Transition;

/** Everything a search reports, against a search that shares no code with it. */
final class BreadthFirstOracleTest {

  private static final int LIMIT = 1_500;

  static Stream<Model> samples() {
    return SampleModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void countsVerdictsAndDepthsAreThoseOfTheOracleOnSampleModels(Model model) {
    assertThat(compare(model, 20_000)).isTrue();
  }

  @Test
  void countsVerdictsAndDepthsAreThoseOfTheOracleOnRandomModels() {
    compareOnRandomModels(10_000, 300);
  }

  @Tag("slow")
  @Test
  void countsVerdictsAndDepthsAreThoseOfTheOracleOnManyRandomModels() {
    compareOnRandomModels(100_000, 1_500);
  }

  private static void compareOnRandomModels(int first, int count) {
    AtomicInteger compared = new AtomicInteger();
    EachModel.random()
        .check(
            IntStream.range(first, first + count),
            model -> compared.addAndGet(compare(model, LIMIT) ? 1 : 0));

    assertThat(compared.get()).isGreaterThan(count * 2 / 3);
  }

  /** Compares if the model is small enough for the oracle. */
  private static boolean compare(Model model, int limit) {
    ReferenceSearch oracle = ReferenceSearch.of(model, limit);
    if (!oracle.complete) {
      return false;
    }
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(model));
    String name = model.name();
    assertThat(outcome.census().states()).as(name).isEqualTo(oracle.states());
    assertThat(outcome.census().transitions()).as(name).isEqualTo(oracle.transitions);
    assertThat(outcome.census().depth()).as(name).isEqualTo(oracle.depth);
    assertThat(outcome.modelError().isPresent()).as(name).isEqualTo(oracle.modelError);
    assertThat(outcome.completion())
        .as(name)
        .isEqualTo(oracle.modelError ? Completion.MODEL_ERROR : Completion.COMPLETE);
    assertThat(firings(model, outcome)).as(name).isEqualTo(oracle.firings);
    assertThat(first(outcome)).as(name).isEqualTo(oracle.first);
    return true;
  }

  private static Map<Transition, Long> firings(Model model, Outcome outcome) {
    GroundTransitions transitions = GroundTransitions.of(model);
    Map<Transition, Long> firings = new LinkedHashMap<>();
    for (int number = 0; number < transitions.size(); number++) {
      long count = outcome.census().firings().get(number);
      if (count > 0) {
        firings.put(transitions.get(number), count);
      }
    }
    return firings;
  }

  private static Map<String, Integer> first(Outcome outcome) {
    Map<String, Integer> first = new TreeMap<>();
    outcome.verdicts().forEach((id, verdict) -> put(first, id, verdict));
    put(first, "deadlock", outcome.deadlock());
    for (GoalReached goal : outcome.goals()) {
      goal.depth().ifPresent(depth -> first.put(goal.property() + "/" + goal.words(), depth));
    }
    return first;
  }

  private static void put(Map<String, Integer> first, String id, Verdict verdict) {
    if (verdict instanceof Verdict.Violated violated) {
      assertThat(violated.path().length()).isEqualTo(violated.depth());
      first.put(id, violated.depth());
    }
  }
}
