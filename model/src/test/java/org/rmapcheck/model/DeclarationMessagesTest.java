package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** What the validator says of declarations and properties: model, place and fix. */
final class DeclarationMessagesTest {

  private static final IdSet ALIEN = new IdSet("Alien", List.of("a0"), false);

  @Test
  void aNameThatIsUsedTwice() {
    refused(m -> m.bool("x"), "variable 'x' is declared twice: rename one");
    refused(m -> m.unordered("Cpu", "d", 1), "id set 'Cpu' is declared twice: rename one");
    refused(
        m -> m.process("p", p -> p.step("s").await(Expr.of(false)).goTo("s")),
        "process 'p' is declared twice: rename one");
    refused(
        m -> {
          m.property(SampleModels.property("P").invariant(Expr.of(true)).build());
          m.property(SampleModels.property("P").invariant(Expr.of(true)).build());
        },
        "property 'P' is declared twice: rename one");
  }

  @Test
  void anEmptyIdSet() {
    refused(
        m -> m.unordered("Empty", "e", 0), "id set 'Empty' has no members: give it at least one");
  }

  @Test
  void anEmptyType() {
    refused(m -> m.integer("y", 3, 2), "variable 'y': its type int 3..2 has no values: widen it");
  }

  @Test
  void anIdSetOfAnotherModel() {
    refused(
        m -> m.bool("y", ALIEN),
        "variable 'y': id set 'Alien' is not declared in this model: declare it");
    refused(
        m -> m.id("y", ALIEN),
        "variable 'y': id set 'Alien' is not declared in this model: declare it");
    refused(
        m -> m.process("q", ALIEN, p -> p.step("s").await(Expr.of(false)).goTo("s")),
        "process 'q': id set 'Alien' is not declared: declare it");
  }

  @Test
  void aConstantOutsideItsRangeOrWithTooFewValues() {
    IdSet two = new IdSet("Two", List.of("a", "b"), false);
    refused(
        m -> m.constant("k", new Type.IntRange(0, 1), List.of(0L, 2L), m.add(two)),
        "variable 'k': initial value 2 of k[b] is outside int 0..1: use 0..1");
    refused(
        m -> m.constant("k", new Type.IntRange(0, 1), List.of(0L), m.add(two)),
        "variable 'k': has 1 initial values: give it 2");
  }

  @Test
  void aModelWithoutAProcess() {
    assertThatThrownBy(() -> new ModelBuilder("empty").build())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'empty'")
        .hasMessageContaining("the model has no process: add one");
  }

  @Test
  void aPropertyThatNothingCanBreak() {
    refused(
        m -> m.property(SampleModels.property("P").build()),
        "property 'P': has neither an invariant nor an assertion in a step: nothing can break it");
  }

  @Test
  void aPropertyThatIsCheckedThoughItMeansNothing() {
    refused(
        m ->
            m.property(
                SampleModels.property("P")
                    .invariant(Expr.of(true))
                    .notMeaningful("no reason")
                    .build()),
        "property 'P': is declared not meaningful here but is checked: drop one of the two");
  }

  @Test
  void anInvariantOrGoalThatIsNoCondition() {
    Variable alien = new ModelBuilder("other").bool("alien");
    refused(
        m -> m.property(SampleModels.property("P").invariant(Expr.of(1)).build()),
        "property 'P': '1' is no condition: compare it with something");
    refused(
        m ->
            m.property(
                SampleModels.property("P")
                    .invariant(Expr.of(true))
                    .reachable("it happens", alien.value())
                    .build()),
        "property 'P': goal 'it happens': variable 'alien' is not declared in this model: declare");
  }

  @Test
  void allProblemsAreReportedTogether() {
    refused(
        m -> {
          m.bool("x");
          m.unordered("Empty", "e", 0);
        },
        "variable 'x' is declared twice: rename one");
    refused(
        m -> {
          m.bool("x");
          m.unordered("Empty", "e", 0);
        },
        "id set 'Empty' has no members");
  }

  private static void refused(Consumer<ModelBuilder> change, String problem) {
    ModelBuilder builder =
        Single.builder(
            m -> {
              m.unordered("Cpu", "c", 1);
              Variable x = m.bool("x");
              return s -> s.always().set(x.value(), true).goTo("s");
            });
    change.accept(builder);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'single' is not well formed")
        .hasMessageContaining(problem);
  }
}
