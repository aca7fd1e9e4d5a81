package org.rmapcheck.engine.successors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.fixtures.Agreement;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.engine.fixtures.Scenarios;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.random.EachModel;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.actor.Actor;

/** The reference, interpreted and compiled successors are the same, state by state. */
final class SuccessorAgreementTest {

  private static final int RANDOM_MODELS = 400;
  private static final int MANY_MODELS = 1_500;
  private static final List<SuccessorFunction.Source> SOURCES =
      List.of(InterpretedSuccessors::new, CompiledSuccessors::new);

  static Stream<Model> samples() {
    return SampleModels.all().stream();
  }

  static Stream<Model> scenarios() {
    return Stream.concat(Scenarios.all().stream(), actors().map(Scenario::model));
  }

  private static Stream<Scenario> actors() {
    return Stream.concat(Scenarios.everyActor().stream(), Scenarios.actorsApart().stream());
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of("interpreted", SOURCES.get(0)), Arguments.of("compiled", SOURCES.get(1)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void successorsAreThoseOfTheReferenceOnSampleModels(Model model) {
    for (SuccessorFunction.Source source : SOURCES) {
      Agreement.Compared compared = Agreement.on(model, source, 5_000);

      assertThat(compared.transitions() + compared.modelErrors()).isPositive();
    }
  }

  @Test
  void everyActorTakesPartInOneOfThem() {
    assertThat(
            Stream.concat(Scenarios.everyDesign().stream(), actors())
                .flatMap(scenario -> scenario.actors().stream()))
        .containsAll(Actor.all().stream().map(Actor::key).toList());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void successorsAreThoseOfTheReferenceOnScenariosAsWrittenAndAfterThePasses(Model model) {
    compareOnScenario(model, 200);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("scenarios")
  void successorsAreThoseOfTheReferenceOnAllStatesOfScenarios(Model model) {
    compareOnScenario(model, Integer.MAX_VALUE);
  }

  private static void compareOnScenario(Model model, int limit) {
    for (SuccessorFunction.Source source : SOURCES) {
      assertThat(Agreement.on(model, source, limit).modelErrors()).isZero();

      Agreement.Compared passed = Agreement.on(Scenarios.passed(model), source, limit);
      assertThat(passed.modelErrors()).isZero();
      assertThat(passed.transitions()).isPositive();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void successorsAreThoseOfTheReferenceOnRandomModels(
      String name, SuccessorFunction.Source source) {
    compareOnRandomModels(source, IntStream.range(0, RANDOM_MODELS), RANDOM_MODELS);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void successorsAreThoseOfTheReferenceOnManyRandomModels(
      String name, SuccessorFunction.Source source) {
    compareOnRandomModels(source, IntStream.range(100_000, 100_000 + MANY_MODELS), MANY_MODELS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void successorsAreThoseOfTheReferenceOnRandomModelsWithNarrowRanges(
      String name, SuccessorFunction.Source source) {
    AtomicInteger narrower = new AtomicInteger();
    EachModel.random()
        .check(
            IntStream.range(1_000, 1_000 + RANDOM_MODELS / 4),
            model -> {
              Model narrow = Pass.run(model, EnumSet.of(Pass.NARROW)).model();
              narrower.addAndGet(narrow.knowledge().ranges().isEmpty() ? 0 : 1);
              Agreement.on(narrow, source, 200);
            });

    assertThat(narrower.get()).isGreaterThan(RANDOM_MODELS / 40);
  }

  private static void compareOnRandomModels(
      SuccessorFunction.Source source, IntStream seeds, int count) {
    AtomicInteger transitions = new AtomicInteger();
    AtomicInteger withErrors = new AtomicInteger();
    EachModel.random()
        .check(
            seeds,
            model -> {
              Agreement.Compared compared = Agreement.on(model, source, 200);
              transitions.addAndGet(compared.transitions());
              withErrors.addAndGet(compared.modelErrors() > 0 ? 1 : 0);
            });

    assertThat(transitions.get()).as("the models do something").isGreaterThan(25 * count);
    assertThat(withErrors.get())
        .as("some of them wrongly, but not all")
        .isBetween(count / 50, count / 2);
  }
}
