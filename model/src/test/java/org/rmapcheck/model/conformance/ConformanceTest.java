package org.rmapcheck.model.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.conformance.Conformance.Answer;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.State;

/** Observations of a lamp that two people switch: one sees it lit, nobody sees a hand move. */
final class ConformanceTest {

  private static final int LIMIT = 1_000;

  /** Steps are observed by their label; "lit" is seen in a state; a hand's way is hidden. */
  private static final Reading<String, Integer> LABELS =
      new Reading<>() {
        @Override
        public Integer start(State initial) {
          return 0;
        }

        @Override
        public Optional<Integer> hidden(Integer switched, Step step) {
          return step.transition().step().label().equals("reach")
              ? Optional.of(switched)
              : Optional.empty();
        }

        @Override
        public Optional<Integer> explains(String what, Integer switched, Step step) {
          String label = step.transition().step().label();
          return what.equals(step.transition().who().name() + " " + label)
              ? Optional.of(switched + 1)
              : Optional.empty();
        }

        @Override
        public Optional<Integer> seenIn(String what, Integer switched, State at) {
          return what.equals("lit " + switched) && at.values().get(0) == 1
              ? Optional.of(switched)
              : Optional.empty();
        }
      };

  private static Answer check(List<Observed<String>> observations) {
    return check(observations, LIMIT);
  }

  private static Answer check(List<Observed<String>> observations, int limit) {
    return new Conformance<>(lamp(), LABELS, limit).check(observations);
  }

  private static Model lamp() {
    ModelDefinition definition =
        m -> {
          Variable lit = m.bool("lit");
          for (String who : List.of("ann", "bob")) {
            m.process(
                who,
                p -> {
                  p.rest("reach");
                  p.step("reach").always().next();
                  p.step("toggle")
                      .always()
                      .set(lit.value(), Expr.ifThenElse(lit.value(), Expr.of(false), Expr.of(true)))
                      .goTo("reach");
                });
          }
        };
    return definition.build("lamp");
  }

  @Test
  void hiddenStepsAreFoundBetweenTheObservations() {
    Answer answer = check(Observed.inOrder(List.of("ann toggle", "lit 1", "bob toggle")));
    assertThat(answer).isInstanceOf(Answer.Conforms.class);
    assertThat(((Answer.Conforms) answer).run()).hasSize(4);
  }

  @Test
  void whatNoRunShowsDiffers() {
    Answer answer = check(Observed.inOrder(List.of("ann toggle", "bob toggle", "lit 2")));
    assertThat(answer).isEqualTo(new Answer.Differs(2, List.of(2)));
  }

  @Test
  void anOrderThatIsNotKnownIsFound() {
    List<Observed<String>> observations =
        List.of(
            new Observed<>("ann toggle", List.of()),
            new Observed<>("lit 1", List.of()),
            new Observed<>("bob toggle", List.of(0)));
    assertThat(check(observations)).isInstanceOf(Answer.Conforms.class);
    List<Observed<String>> lateLight =
        List.of(observations.get(0), new Observed<>("lit 1", List.of(2)), observations.get(2));
    assertThat(check(lateLight)).isInstanceOf(Answer.Differs.class);
  }

  @Test
  void aSearchThatIsTooLargeIsUndecided() {
    assertThat(check(Observed.inOrder(List.of("lit 1")), 1)).isEqualTo(new Answer.Undecided(0));
  }

  @Test
  void nothingObservedConforms() {
    assertThat(check(List.of())).isEqualTo(new Answer.Conforms(List.of()));
  }
}
