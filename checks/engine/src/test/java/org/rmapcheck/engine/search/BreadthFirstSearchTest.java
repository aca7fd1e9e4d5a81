package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.Census;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.GoalReached;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

final class BreadthFirstSearchTest {

  private static Outcome check(Model model) {
    return check(CheckRequest.of(model));
  }

  private static Outcome check(CheckRequest request) {
    return new BreadthFirstSearch().check(request);
  }

  private static PropertyBuilder property(String id) {
    return new PropertyBuilder(id, id + "Name", Property.Kind.HARM);
  }

  /** Counts from 0 to 9 by one or two and starts again; properties break at different depths. */
  private static Model counter() {
    ModelBuilder m = new ModelBuilder("counter");
    Variable x = m.integer("x", 0, 9);
    m.process(
        "p",
        p ->
            p.step("count")
                .when(x.value().lessThan(Expr.of(9)))
                .check("A", x.value().isNot(Expr.of(3)))
                .set(x.value(), x.value().plus(1))
                .goTo("count")
                .when(x.value().lessThan(Expr.of(8)))
                .set(x.value(), x.value().plus(2))
                .goTo("count")
                .when(x.value().is(9))
                .check("Z", Expr.of(true))
                .set(x.value(), Expr.of(0))
                .goTo("count")
                .when(x.value().is(20))
                .check("V", Expr.of(false))
                .goTo("count"));
    m.property(property("I0").invariant(x.value().isNot(Expr.of(0))).build());
    m.property(property("I5").invariant(x.value().lessThan(Expr.of(5))).build());
    m.property(property("A").build());
    m.property(
        property("B")
            .invariant(x.value().lessThan(Expr.of(10)))
            .reachable("six", x.value().is(6))
            .build());
    m.property(
        property("U")
            .invariant(x.value().lessThan(Expr.of(10)))
            .reachable("eleven", x.value().is(11))
            .reachable("two", x.value().is(2))
            .build());
    m.property(property("V").build());
    m.property(property("Z").build());
    m.property(property("N").notMeaningful("there is no clock").build());
    return m.build();
  }

  @Test
  void onePassRecordsAShortestViolationOfEachProperty() {
    Outcome outcome = check(counter());

    assertThat(outcome.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(outcome.verdicts().keySet())
        .containsExactly("I0", "I5", "A", "B", "U", "V", "Z", "N");
    assertThat(outcome.verdict("I0"))
        .isInstanceOfSatisfying(Verdict.Violated.class, v -> assertThat(v.depth()).isZero());
    assertThat(outcome.verdict("I5"))
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            v -> {
              assertThat(v.depth()).isEqualTo(3);
              assertThat(v.path().length()).isEqualTo(3);
              assertThat(v.path().last().values()).containsExactly(5L);
            });
    assertThat(outcome.verdict("A"))
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            v -> {
              assertThat(v.depth()).isEqualTo(3);
              assertThat(v.path().states().get(2).values()).containsExactly(3L);
              assertThat(v.path().steps().get(2).armIndex()).isZero();
            });
    assertThat(outcome.verdict("B")).isEqualTo(new Verdict.Holds());
    assertThat(outcome.verdict("U")).isEqualTo(new Verdict.Vacuous(List.of("eleven")));
    assertThat(outcome.verdict("V"))
        .isEqualTo(new Verdict.Vacuous(List.of("a step that asserts it is taken")));
    assertThat(outcome.verdict("Z")).isEqualTo(new Verdict.Holds());
    assertThat(outcome.verdict("N")).isEqualTo(new Verdict.NotMeaningful("there is no clock"));
    assertThat(outcome.goals())
        .containsExactly(
            new GoalReached("B", "six", OptionalInt.of(3)),
            new GoalReached("U", "eleven", OptionalInt.empty()),
            new GoalReached("U", "two", OptionalInt.of(1)));
  }

  @Test
  void countsAreThoseOfTheWholeGraph() {
    assertThat(check(counter()).census())
        .isEqualTo(new Census(10, 18, 5, 1, 4, List.of(9L, 8L, 1L, 0L)));
  }

  @Test
  void countsOfPetersonAreThoseOfOtherTools() {
    Census three = check(Peterson.of(3)).census();
    assertThat(three.states()).isEqualTo(12_498);
    assertThat(three.transitions()).isEqualTo(33_369);

    Census four = check(Peterson.of(4)).census();
    assertThat(four.states()).isEqualTo(1_119_560);
    assertThat(four.transitions()).isEqualTo(3_864_896);
    assertThat(four.firings().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_864_896);
  }

  @Test
  void aDeadlockIsFoundUnlessAllMayRest() {
    assertThat(check(SampleModels.crossing(false)).deadlock())
        .isInstanceOfSatisfying(
            Verdict.Violated.class, v -> assertThat(v.path().length()).isEqualTo(2));
    assertThat(check(SampleModels.crossing(true)).deadlock()).isEqualTo(new Verdict.Holds());
  }

  @Test
  void aLoopThatChangesNothingIsNoWayOutOfADeadlock() {
    ModelBuilder m = new ModelBuilder("loop");
    Variable x = m.integer("x", 0, 2);
    m.process(
        "p",
        p ->
            p.step("a")
                .when(x.value().lessThan(Expr.of(2)))
                .set(x.value(), x.value().plus(1))
                .goTo("a")
                .when(x.value().is(2))
                .check("T", Expr.of(true))
                .set(x.value(), x.value())
                .goTo("a"));
    m.property(property("T").build());
    Outcome outcome = check(m.build());

    assertThat(outcome.deadlock())
        .isInstanceOfSatisfying(Verdict.Violated.class, v -> assertThat(v.depth()).isEqualTo(2));
    assertThat(outcome.census().transitions()).as("the loop counts").isEqualTo(3);
  }

  /**
   * Invariant and assertion of one property break in steps of one state: the earlier one counts.
   */
  @Test
  void ofViolationsOfOneDepthTheFirstInDiscoveryOrderIsReported() {
    for (boolean invariantFirst : new boolean[] {true, false}) {
      ModelBuilder m = new ModelBuilder("order");
      Variable x = m.integer("x", 0, 2);
      m.process(
          "p",
          p -> {
            StepBuilder a = p.step("a");
            if (invariantFirst) {
              a.always().set(x.value(), Expr.of(1)).goTo("b");
            }
            a.always().check("P", Expr.of(false)).set(x.value(), Expr.of(2)).goTo("b");
            if (!invariantFirst) {
              a.always().set(x.value(), Expr.of(1)).goTo("b");
            }
            p.step("b").always().set(x.value(), Expr.of(0)).goTo("a");
          });
      m.property(property("P").invariant(x.value().isNot(Expr.of(1))).build());

      assertThat(check(m.build()).verdict("P"))
          .isInstanceOfSatisfying(
              Verdict.Violated.class,
              v -> assertThat(v.path().last().values()).containsExactly(invariantFirst ? 1L : 2L));
    }
  }

  @Test
  void theFirstViolationEndsTheSearchAfterItsLevelIfAsked() {
    Model model = SampleModels.crossing(false);
    Outcome first = check(CheckRequest.of(model).with(CheckRequest.Extent.FIRST_VIOLATION));
    assertThat(first.completion()).as("that level is the last one").isEqualTo(Completion.COMPLETE);

    Outcome initial = check(CheckRequest.of(counter()).with(CheckRequest.Extent.FIRST_VIOLATION));
    assertThat(initial.completion()).isEqualTo(Completion.STOPPED_AT_FIRST);
    assertThat(initial.census().states()).isOne();
    assertThat(initial.census().transitions()).isZero();
    assertThat(initial.verdict("I0")).isInstanceOf(Verdict.Violated.class);
    assertThat(initial.verdict("I5")).isEqualTo(new Verdict.HoldsSoFar(0));
    assertThat(initial.verdict("U")).isEqualTo(new Verdict.HoldsSoFar(0));
    assertThat(initial.deadlock()).isEqualTo(new Verdict.HoldsSoFar(-1));
  }

  @Test
  void theLevelOfTheFirstViolationIsFinished() {
    ModelBuilder m = new ModelBuilder("level");
    Variable x = m.integer("x", 0, 30);
    m.process(
        "p",
        p ->
            p.step("a")
                .when(x.value().lessThan(Expr.of(20)))
                .set(x.value(), x.value().plus(1))
                .goTo("a")
                .when(x.value().lessThan(Expr.of(20)))
                .set(x.value(), x.value().plus(10))
                .goTo("a"));
    m.property(property("P").invariant(x.value().isNot(Expr.of(2))).build());
    m.property(property("Q").invariant(x.value().isNot(Expr.of(20))).build());
    m.property(property("R").invariant(x.value().isNot(Expr.of(3))).build());
    Outcome outcome = check(CheckRequest.of(m.build()).with(CheckRequest.Extent.FIRST_VIOLATION));

    assertThat(outcome.verdict("P")).isInstanceOf(Verdict.Violated.class);
    assertThat(outcome.verdict("Q")).as("same level, later").isInstanceOf(Verdict.Violated.class);
    assertThat(outcome.verdict("R")).isEqualTo(new Verdict.HoldsSoFar(2));
    assertThat(outcome.census().states()).isEqualTo(6);
    assertThat(outcome.census().depth()).isEqualTo(2);
  }

  @Test
  void aModelErrorComesWithTheShortestWayToIt() {
    Outcome outcome = check(SampleModels.doubleWrite());

    assertThat(outcome.completion()).isEqualTo(Completion.MODEL_ERROR);
    assertThat(outcome.modelError())
        .hasValueSatisfying(
            error -> {
              assertThat(error.message())
                  .isEqualTo("process 'writer', step 'write': 'cell[c2]' is written twice");
              assertThat(error.path().length()).isEqualTo(2);
            });
    assertThat(outcome.deadlock()).isEqualTo(new Verdict.HoldsSoFar(1));
  }

  @Test
  void aModelErrorInAPropertyNamesTheProperty() {
    ModelBuilder m = new ModelBuilder("property");
    var set = m.unordered("Set", "s", 2);
    Variable id = m.optionalId("id", set);
    Variable flag = m.bool("flag", set);
    m.initially(id.value(), set.member(1));
    m.process("p", p -> p.step("a").always().release(id.value()).goTo("a"));
    m.property(property("P").invariant(flag.at(id.value()).not()).build());
    Outcome outcome = check(m.build());

    assertThat(outcome.modelError())
        .hasValueSatisfying(
            error -> {
              assertThat(error.message()).startsWith("property 'P': index id of 'flag'");
              assertThat(error.path().length()).isOne();
            });
    assertThat(outcome.verdict("P")).isEqualTo(new Verdict.HoldsSoFar(0));
  }

  @Test
  void aModelErrorInTheInitialStateLeavesNothingSaid() {
    ModelBuilder m = new ModelBuilder("initial");
    var set = m.unordered("Set", "s", 2);
    Variable id = m.optionalId("id", set);
    Variable flag = m.bool("flag", set);
    m.process("p", p -> p.step("a").always().release(id.value()).goTo("a"));
    m.property(property("P").invariant(flag.at(id.value()).not()).build());
    Outcome outcome = check(m.build());

    assertThat(outcome.modelError())
        .hasValueSatisfying(e -> assertThat(e.path().length()).isZero());
    assertThat(outcome.verdict("P")).isEqualTo(new Verdict.HoldsSoFar(-1));
  }

  @Test
  void runningOutOfMemoryKeepsWhatIsKnown() {
    Model model = Peterson.of(4);
    Outcome outcome = check(CheckRequest.of(model).withMemoryLimit(3_000_000));

    assertThat(outcome.completion()).isEqualTo(Completion.OUT_OF_MEMORY);
    assertThat(outcome.census().states()).isBetween(100_000L, 300_000L);
    assertThat(outcome.peakBytes()).isLessThanOrEqualTo(3_000_000);
    assertThat(outcome.deadlock())
        .isInstanceOfSatisfying(
            Verdict.HoldsSoFar.class, v -> assertThat(v.depth()).isBetween(10, 100));

    Outcome none = check(CheckRequest.of(counter()).withMemoryLimit(10));
    assertThat(none.census().states()).isZero();
    assertThat(none.verdict("I0")).isEqualTo(new Verdict.HoldsSoFar(-1));
  }

  @Test
  void aCancelledSearchEndsWithWhatIsKnown() {
    AtomicInteger asked = new AtomicInteger();
    Outcome outcome =
        check(CheckRequest.of(Peterson.of(4)).cancelledBy(() -> asked.incrementAndGet() > 10));

    assertThat(outcome.completion()).isEqualTo(Completion.INTERRUPTED);
    assertThat(outcome.census().states()).isBetween(10_000L, 200_000L);
    assertThat(outcome.deadlock()).isInstanceOf(Verdict.HoldsSoFar.class);
  }

  @Test
  void theListenerIsToldOfEachLevelAndBetween() {
    List<SearchListener.Progress> told = new ArrayList<>();
    Outcome outcome = check(CheckRequest.of(Peterson.of(4)).reportingTo(told::add));

    assertThat(told).hasSizeGreaterThan(outcome.census().depth());
    assertThat(told.get(told.size() - 1))
        .isEqualTo(
            new SearchListener.Progress(1_119_560, 3_864_896, 0, outcome.census().depth() + 1));
  }

  @Test
  void theSameModelGivesTheSameOutcome() {
    for (Model model : SampleModels.all()) {
      assertThat(check(model)).isEqualTo(check(model));
    }
  }

  @Test
  void aFindingThatDoesNotReplayIsABugOfTheChecker() {
    SuccessorFunction.Source lying =
        (layout, transitions) -> {
          SuccessorFunction honest = new InterpretedSuccessors(layout, transitions);
          return (state, buffer) -> {
            honest.successors(state, buffer);
            int at = buffer.begin(state);
            // within the range of the counter
            buffer.words()[at] ^= state[0] == 0 ? 7 : 0;
            buffer.end(0, 0);
          };
        };

    assertThatThrownBy(() -> check(CheckRequest.of(counter()).computedBy(lying)))
        .isInstanceOf(CheckerBug.class)
        .hasMessageContaining("'counter'");
  }
}
