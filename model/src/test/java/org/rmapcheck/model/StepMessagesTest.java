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

/** What the validator says of processes, steps and arms: model, step, variable and fix. */
final class StepMessagesTest {

  private final ModelBuilder declarations = new ModelBuilder("steps");
  private final IdSet page = declarations.ordered("Page", "p", 2);
  private final Variable x = declarations.integer("x", 0, 3);
  private final Variable flag = declarations.bool("flag", page);
  private final Variable owner = declarations.id("owner", page);
  private final Variable limit = declarations.constant("limit", new Type.Bool(), List.of(1L));

  @Test
  void aProcessWithoutSteps() {
    refused(p -> {}, "process 'p': has no step: add one");
  }

  @Test
  void aStepWithoutArms() {
    refused(p -> p.step("s"), "process 'p', step 's': has no arm: add one, or await false");
  }

  @Test
  void aLabelThatIsUsedTwice() {
    refused(
        p -> {
          p.step("s").always().set(x.value(), x.value()).goTo("s");
          p.step("s").always().set(x.value(), x.value()).goTo("s");
        },
        "process 'p': label 's' is used twice: rename one");
  }

  @Test
  void aTargetThatIsNoStep() {
    refused(
        p -> {
          p.step("s").always().goTo("u");
          p.step("t").always().goTo("s");
        },
        "process 'p', step 's': goes to 'u', which is no step: use one of s, t");
  }

  @Test
  void aLabelThatNothingLeadsTo() {
    refused(
        p -> {
          p.step("s").always().set(x.value(), x.value()).goTo("s");
          p.step("t").always().goTo("s");
        },
        "process 'p': label 't' is unreachable: lead an arm to it or drop it");
  }

  @Test
  void aRestLabelThatIsNoStep() {
    refused(
        p -> p.rest("r").step("s").always().set(x.value(), x.value()).goTo("s"),
        "process 'p': rest label 'r' is no step: use one of s");
  }

  @Test
  void anArmWithoutANextLabel() {
    refused(
        p -> p.step("s").always().set(x.value(), x.value()),
        "process 'p', step 's': an arm names no next label: end it with goTo(label) or next()");
    refused(
        p -> p.step("s").always().set(x.value(), x.value()).next(),
        "process 'p', step 's': an arm names no next label: end it with goTo(label) or next()");
  }

  @Test
  void anAwaitBesideOtherArms() {
    refused(
        p ->
            p.step("s")
                .await(x.value().is(0))
                .set(x.value(), x.value())
                .goTo("s")
                .when(x.value().is(1))
                .set(x.value(), x.value())
                .goTo("s"),
        "process 'p', step 's': await stands beside other arms: use when, or drop them");
  }

  @Test
  void twoOtherwiseArmsOrOneAlone() {
    refused(
        p ->
            p.step("s")
                .otherwise()
                .set(x.value(), x.value())
                .goTo("s")
                .otherwise()
                .set(x.value(), x.value())
                .goTo("s"),
        "process 'p', step 's': has two otherwise arms: keep one");
    refused(
        p -> p.step("s").otherwise().set(x.value(), x.value()).goTo("s"),
        "step 's': has an otherwise arm but no when: add one, or use always()");
  }

  @Test
  void anAssertionOfAnUnknownProperty() {
    refused(
        p -> p.step("s").always().check("P", x.value().is(0)).goTo("s"),
        "process 'p', step 's': asserts property 'P', which is not declared: declare it");
  }

  @Test
  void anAssignmentToAConstant() {
    refused(
        p -> p.step("s").always().set(limit.value(), false).goTo("s"),
        "process 'p', step 's': assigns constant 'limit': declare it a variable");
  }

  @Test
  void aValueOfAnotherType() {
    refused(
        p -> p.step("s").always().set(x.value(), true).goTo("s"),
        "step 's': assigns a bool to 'x', a int 0..3: use a value of its type");
  }

  @Test
  void aConstantOutsideTheRange() {
    refused(
        p -> p.step("s").always().set(x.value(), Expr.of(4)).goTo("s"),
        "step 's': assigns 4 to 'x', outside its range int 0..3: widen the range or change");
    refused(
        p -> p.step("s").always().release(owner.value()).goTo("s"),
        "step 's': assigns none to 'owner', outside its range Page: widen the range or change");
  }

  @Test
  void aSetAllThatDoesNotIndexByItsName() {
    refused(
        p ->
            p.step("s")
                .always()
                .setAll(flag.at(page.first()), Expr.of(true), page.any("i"))
                .goTo("s"),
        "step 's': setAll over 'i' does not index 'flag' by it, so one location is written twice:"
            + " index by it");
  }

  @Test
  void everyProblemOfEveryStepIsReported() {
    Consumer<ProcessBuilder> two =
        p -> {
          p.step("s").always().set(x.value(), true).next();
          p.step("t").always().set(x.value(), Expr.of(9)).goTo("s");
        };
    refused(two, "step 's': assigns a bool to 'x'");
    refused(two, "step 't': assigns 9 to 'x'");
  }

  private void refused(Consumer<ProcessBuilder> steps, String problem) {
    ModelBuilder model = new ModelBuilder("steps");
    model.add(page);
    for (Variable variable : List.of(x, flag, owner)) {
      IdSet[] dimensions = variable.dimensions().toArray(IdSet[]::new);
      model.declare(variable.name(), variable.type(), variable.kind(), dimensions);
    }
    model.constant(limit.name(), limit.type(), List.of(1L));
    model.process("p", steps);
    assertThatThrownBy(model::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'steps' is not well formed")
        .hasMessageContaining(problem);
  }
}
