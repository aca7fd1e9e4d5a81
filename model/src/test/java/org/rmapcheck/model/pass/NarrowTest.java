package org.rmapcheck.model.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.LocalStates;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Range;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.random.EachModel;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

final class NarrowTest {

  private static final int MODELS = 250;
  private static final int MANY_MODELS = 10_000;
  private static final int MOST_STATES = 150;

  private static Model narrowed(Model model) {
    return Pass.run(model, EnumSet.of(Pass.NARROW)).model();
  }

  /** Looks at so many states, breadth first, and beyond each that ends in a model error. */
  private static int everyStateIsAmongThoseKnown(Model model, int most) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    Locations locations = new Locations(model);
    Set<State> seen = new HashSet<>(Set.of(reference.initial()));
    Deque<State> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < most) {
      State state = open.remove();
      for (int l = 0; l < locations.count(); l++) {
        Range range = model.range(locations.variable(l), locations.offset(l));
        assertThat(range.contains(state.values().get(l)))
            .as("%s in %s of '%s' in %s", locations.name(l), range, model.name(), state)
            .isTrue();
      }
      for (int i = 0; i < model.instances().size(); i++) {
        LocalStates local = localStates(model, i);
        assertThat(local.states())
            .as("%s of '%s' in %s", model.instances().get(i).name(), model.name(), state)
            .contains(localState(local, i, state));
        try {
          for (Transition transition : reference.enabled(state, i)) {
            State next = reference.execute(state, transition).state();
            if (seen.add(next)) {
              open.add(next);
            }
          }
        } catch (ModelError e) {
          // what other instances can do counts all the same
        }
      }
    }
    return seen.size();
  }

  private static LocalStates localStates(Model model, int instance) {
    String name = model.instances().get(instance).name();
    return Objects.requireNonNull(model.knowledge().localStates().get(name));
  }

  private static List<Long> localState(LocalStates local, int instance, State state) {
    List<Long> values = new ArrayList<>(List.of((long) state.counters().get(instance)));
    local.locations().forEach(location -> values.add(state.values().get(location)));
    return values;
  }

  private static int narrowerOnesAmong(EachModel models, IntStream seeds) {
    AtomicInteger narrower = new AtomicInteger();
    models.check(
        seeds,
        model -> {
          Model narrow = narrowed(model);
          everyStateIsAmongThoseKnown(narrow, MOST_STATES);
          narrower.addAndGet(narrow.knowledge().ranges().isEmpty() ? 0 : 1);
        });
    return narrower.get();
  }

  @Test
  void rangesAndLocalStatesOfRandomModelsLeaveNothingOut() {
    assertThat(narrowerOnesAmong(EachModel.random(), IntStream.range(0, MODELS)))
        .isGreaterThan(MODELS / 10);
  }

  @Tag("slow")
  @Test
  void rangesAndLocalStatesOfManyRandomModelsLeaveNothingOut() {
    IntStream seeds = IntStream.range(100_000, 100_000 + MANY_MODELS);
    assertThat(narrowerOnesAmong(EachModel.random(), seeds)).isGreaterThan(MANY_MODELS / 10);
  }

  @Test
  void localStatesAreThoseThatAProcessHasWhateverOthersDo() {
    Model model = narrowed(Peterson.of(3));
    List<List<Long>> states = localStates(model, 0).states();

    // label, position, level, whom it looks at: the position is the level or the one before
    assertThat(localStates(model, 0).locations()).hasSize(3);
    assertThat(states).doesNotHaveDuplicates();
    assertThat(states)
        .filteredOn(state -> state.get(0) == 1)
        .isNotEmpty()
        .allSatisfy(state -> assertThat(state.get(1)).isEqualTo(state.get(2) - 1));
    assertThat(states)
        .filteredOn(state -> state.get(0) == 3)
        .isNotEmpty()
        .allSatisfy(state -> assertThat(state.get(1)).isEqualTo(state.get(2)));
  }

  @Test
  void whatHasTooManyValuesIsLeftOutOfLocalStates() {
    ModelDefinition definition =
        m -> {
          Variable many = m.integer("many", 0, 1_000_000);
          Variable some = m.integer("some", 0, 60);
          Variable more = m.integer("more", 0, 60);
          Variable others = m.integer("others", 0, 60);
          Variable few = m.integer("few", Long.MAX_VALUE - 1, Long.MAX_VALUE);
          m.process(
              "p",
              p -> {
                StepBuilder go = p.step("go");
                for (Variable variable : List.of(many, some, more, others, few)) {
                  Expr.Read value = variable.value();
                  go.when(value.lessThan(Expr.of(variable.type().high())))
                      .set(value, value.plus(1))
                      .goTo("go");
                }
              });
        };
    Model model = narrowed(definition.build("many"));
    LocalStates local = localStates(model, 0);

    assertThat(local.locations()).doesNotContain(0).contains(4).hasSizeLessThan(4);
    assertThat(local.states().size()).isBetween(10, 4_096);
    assertThat(everyStateIsAmongThoseKnown(model, 2_000)).isGreaterThanOrEqualTo(2_000);
  }

  @Test
  void elementsThatNobodyReachesHaveOneValue() {
    Model model =
        narrowed(
            new Scenario(
                    "two tasks",
                    "?",
                    Scope.of(Map.of("cpus", 2)),
                    List.of("move", "cpu"),
                    Design.of(Map.of()),
                    Map.of(),
                    List.of())
                .model());
    Variable tlb = model.variable("tlb").orElseThrow();
    int varying = 0;
    for (int e = 0; e < tlb.size(); e++) {
      Range range = model.range(tlb, e);
      varying += range.low() < range.high() ? 1 : 0;
    }
    // of two CPUs in address spaces of their own, each fills entries of its own one
    assertThat(tlb.size()).isEqualTo(4);
    assertThat(varying).isEqualTo(2);
    assertThat(everyStateIsAmongThoseKnown(model, 2_000)).isEqualTo(2_000);
  }

  @Test
  void anElementThatIsReadForAnotherOneOfTheSamePlaceIsNotTakenForAllOfThem() {
    ModelDefinition definition =
        m -> {
          IdSet set = m.ordered("Set", "s", 3);
          Expr.Bound any = set.any("any");
          Variable from = m.integer("from", 0, 9, set);
          Variable to = m.integer("to", 0, 9, set);
          Expr.Read at = m.id("at", set).value();
          m.process(
              "p",
              p -> {
                p.step("fill").always().set(from.at(set.first()), Expr.of(7)).next();
                p.step("choose").choose(any).set(at, any).next();
                p.step("copy").always().set(to.at(at), from.at(at)).goTo("choose");
              });
        };
    Model model = narrowed(definition.build("copies"));
    Variable to = model.variable("to").orElseThrow();
    assertThat(model.range(to, 0)).isEqualTo(new Range(0, 7));
    assertThat(model.range(to, 1)).isEqualTo(new Range(0, 0));
  }
}
