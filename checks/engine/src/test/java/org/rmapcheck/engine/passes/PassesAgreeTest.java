package org.rmapcheck.engine.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.fixtures.LockingPrograms;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.model.random.EachModel;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

final class PassesAgreeTest {

  private static final int MODELS = 400;
  private static final int MANY_MODELS = 1_500;

  /** Models with more states are left out: some count through the integers. */
  private static final int MOST_STATES = 20_000;

  private static Outcome search(Model model) {
    AtomicLong states = new AtomicLong();
    return new BreadthFirstSearch()
        .check(
            CheckRequest.of(model)
                .onThreads(1)
                .computedBy(SuccessorSource.INTERPRETED)
                .reportingTo(progress -> states.set(progress.states()))
                .cancelledBy(() -> states.get() > MOST_STATES));
  }

  private static List<Set<Pass>> selections() {
    List<Set<Pass>> selections = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      selections.add(EnumSet.of(pass));
    }
    selections.add(EnumSet.allOf(Pass.class));
    return selections;
  }

  @Test
  void everySelectionOfPassesKeepsEveryVerdictOnRandomModels() {
    agree(EachModel.random(), IntStream.range(0, MODELS), MODELS);
  }

  @Tag("slow")
  @Test
  void everySelectionOfPassesKeepsEveryVerdictOnManyRandomModels() {
    agree(EachModel.random(), IntStream.range(100_000, 100_000 + MANY_MODELS), MANY_MODELS);
  }

  @Test
  void everySelectionOfPassesKeepsEveryVerdictOnRandomProgramsWithLocks() {
    agree(EachModel.of(LockingPrograms::model), IntStream.range(0, MODELS), MODELS);
  }

  private static void agree(EachModel models, IntStream seeds, int count) {
    AtomicInteger compared = new AtomicInteger();
    AtomicInteger smaller = new AtomicInteger();
    models.check(
        seeds,
        model -> {
          int graphs = smallerGraphs(model);
          compared.addAndGet(graphs < 0 ? 0 : 1);
          smaller.addAndGet(Math.max(0, graphs));
        });
    assertThat(compared.get()).isGreaterThan(count / 2);
    assertThat(smaller.get()).isGreaterThan(20);
  }

  /**
   * Compares the verdicts of a model with those after each selection of passes.
   *
   * @return how many selections lessen its states; -1 if it is too large to compare
   */
  static int smallerGraphs(Model written) {
    Outcome expected = search(written);
    if (expected.completion() != Completion.COMPLETE) {
      return -1;
    }
    int smaller = 0;
    for (Set<Pass> passes : selections()) {
      Transformed transformed = Pass.run(written, passes);
      Outcome found = search(transformed.model());
      String place = written.name() + ", " + passes;
      assertThat(found.completion()).as(place).isEqualTo(Completion.COMPLETE);
      assertThat(kinds(found)).as(place).isEqualTo(kinds(expected));
      assertThat(found.deadlock().getClass()).as(place).isEqualTo(expected.deadlock().getClass());
      assertThat(found.census().states()).as(place).isLessThanOrEqualTo(expected.census().states());
      smaller += found.census().states() < expected.census().states() ? 1 : 0;
      found.verdicts().forEach((id, verdict) -> expandsTo(transformed, id, verdict, place));
    }
    return smaller;
  }

  private static List<String> kinds(Outcome outcome) {
    List<String> kinds = new ArrayList<>();
    outcome
        .verdicts()
        .forEach((id, verdict) -> kinds.add(id + " " + verdict.getClass().getSimpleName()));
    return kinds;
  }

  /** A counterexample of the transformed model is one of the written model. */
  private static void expandsTo(
      Transformed transformed, String property, Verdict verdict, String place) {
    if (!(verdict instanceof Verdict.Violated violated)) {
      return;
    }
    List<Transition> run = transformed.expand(violated.path().steps());
    ReferenceInterpreter reference = new ReferenceInterpreter(transformed.written());
    List<State> states = new ArrayList<>(List.of(reference.initial()));
    for (Transition transition : run) {
      states.add(reference.execute(states.get(states.size() - 1), transition).state());
    }
    List<Set<String>> broken =
        new PathProperties(transformed.written()).brokenAlong(new Path(run, states));
    assertThat(broken).as(place + ", " + property).anyMatch(set -> set.contains(property));
  }
}
