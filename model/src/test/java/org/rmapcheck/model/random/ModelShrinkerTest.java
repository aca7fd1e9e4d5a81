package org.rmapcheck.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Validator;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Failures of random models are shown in a form that a person can read. */
final class ModelShrinkerTest {

  private static final int MOST_STATES = 200;
  private static final int MOST_TRIES = 5_000;
  private static final int SEEDS = 60;

  /** A checker that takes {@code <} for {@code <=}. */
  private static Model lessOrEqual(Model model) {
    Rewriting wrong =
        new Rewriting(
            part ->
                part instanceof Expr.Binary b && b.operator() == Expr.Operator.LT
                    ? b.right().lessThan(b.left()).not()
                    : part,
            UnaryOperator.identity());
    return rewritten(model, new ModelRewriting(wrong));
  }

  /** A checker that takes {@code otherwise} for {@code always}. */
  private static Model always(Model model) {
    Rewriting nothing = new Rewriting(UnaryOperator.identity(), UnaryOperator.identity());
    return rewritten(
        model,
        new ModelRewriting(nothing) {
          @Override
          Arm arm(Arm arm) {
            return new Arm(
                arm.choices(),
                false,
                arm.guard(),
                arm.assertions(),
                arm.assignments(),
                arm.target());
          }
        });
  }

  private static Model rewritten(Model model, ModelRewriting rewriting) {
    return rewriting.apply(model, model.idSets(), model.variables(), model.initial());
  }

  @Test
  void aWrongOperatorShrinksToOneStepThatUsesIt() {
    List<Model> shrunk = shrunk(ModelShrinkerTest::lessOrEqual);
    assertThat(shrunk).hasSizeGreaterThan(5);
    for (Model model : shrunk) {
      assertThat(ModelText.of(model)).contains(" < ");
      assertThat(arms(model)).as(ModelText.of(model)).isLessThanOrEqualTo(3);
      assertThat(model.variables().size()).as(ModelText.of(model)).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void aWrongKindOfArmShrinksToAHandfulOfArms() {
    List<Model> shrunk = shrunk(ModelShrinkerTest::always);
    assertThat(shrunk).hasSizeGreaterThan(5);
    for (Model model : shrunk) {
      assertThat(ModelText.of(model)).contains("otherwise");
      assertThat(arms(model)).as(ModelText.of(model)).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void whatIsShrunkIsWellFormedAndFailsInTheSameWay() {
    for (Model model : shrunk(ModelShrinkerTest::lessOrEqual)) {
      Validator.validate(model);
      assertThat(graph(lessOrEqual(model))).isNotEqualTo(graph(model));
    }
  }

  @Test
  void aFailureIsReportedWithItsSeedAndTheSmallestModel() {
    EachModel models = EachModel.random();
    assertThatThrownBy(
            () ->
                models.check(
                    IntStream.range(0, SEEDS),
                    model ->
                        assertThat(graph(lessOrEqual(model)))
                            .as(model.name())
                            .isEqualTo(graph(model))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the model of seed ")
        .hasMessageContaining(" < ");
  }

  private static List<Model> shrunk(UnaryOperator<Model> wrong) {
    List<Model> shrunk = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Model model = RandomModels.model(seed);
      if (differs(model, wrong)) {
        shrunk.add(new ModelShrinker(m -> differs(m, wrong), MOST_TRIES).shrink(model));
      }
    }
    return shrunk;
  }

  private static boolean differs(Model model, UnaryOperator<Model> wrong) {
    return !graph(wrong.apply(model)).equals(graph(model));
  }

  private static int arms(Model model) {
    return model.processes().stream()
        .flatMap(process -> process.steps().stream())
        .mapToInt(step -> step.arms().size())
        .sum();
  }

  /** The states that are found first, and whether there are more or one of them is an error. */
  private static List<Object> graph(Model model) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    List<State> open = new ArrayList<>(List.of(reference.initial()));
    Set<State> seen = new HashSet<>(open);
    int transitions = 0;
    for (int next = 0; next < open.size(); next++) {
      if (open.size() > MOST_STATES) {
        return List.of("large");
      }
      try {
        for (Transition transition : reference.enabled(open.get(next))) {
          State to = reference.execute(open.get(next), transition).state();
          transitions++;
          if (seen.add(to)) {
            open.add(to);
          }
        }
      } catch (ModelError e) {
        return List.of("error");
      }
    }
    return List.of(open, transitions);
  }
}
