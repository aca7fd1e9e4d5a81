package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** What the validator says of expressions: model, step, the part that is wrong, and the fix. */
final class ExpressionMessagesTest {

  private enum Color {
    RED
  }

  private static final IdSet PAGE = new IdSet("Page", List.of("p0", "p1"), true);
  private static final IdSet ALIEN = new IdSet("Alien", List.of("a0"), true);

  private final Variable x = variable("x", new Type.IntRange(0, 3));
  private final Variable flag = variable("flag", new Type.Bool(), PAGE);
  private final Variable owner = variable("owner", new Type.Id(PAGE, true));

  @Test
  void aGuardThatIsNoCondition() {
    refused(x.value(), "'x' is no condition: compare it with something");
    refused(x.value().not(), "'x' is no condition: compare it with something");
    refused(x.value().and(Expr.of(true)), "'x' is no condition");
    refused(Expr.of(true).or(owner.value()), "'owner' is no condition");
    refused(Expr.ifThenElse(x.value(), Expr.of(true), Expr.of(false)), "'x' is no condition");
    refused(Expr.exists(PAGE.any("i"), x.value()), "'x' is no condition");
  }

  @Test
  void aNameThatIsNotBound() {
    refused(
        flag.at(PAGE.any("i")), "'i' is not bound here: choose it, quantify over it or use self");
    refused(
        Expr.exists(PAGE.any("i"), flag.at(PAGE.any("i"))).and(flag.at(PAGE.any("i"))),
        "'i' is not bound here");
  }

  @Test
  void aNameThatIsBoundTwice() {
    refused(
        Expr.exists(PAGE.any("i"), Expr.forAll(PAGE.any("i"), flag.at(PAGE.any("i")))),
        "'i' is bound twice: give the inner one another name");
    refused(Expr.exists(PAGE.any("self"), flag.at(PAGE.any("self"))), "'self' is bound twice");
  }

  @Test
  void aQuantifierOverASetOfAnotherModel() {
    refused(
        Expr.exists(ALIEN.any("i"), Expr.of(true)),
        "id set 'Alien' is not declared in this model: declare it");
  }

  @Test
  void aVariableOfAnotherModel() {
    refused(
        variable("alien", new Type.Bool()).value(),
        "variable 'alien' is not declared in this model: declare it");
  }

  @Test
  void aWrongNumberOfIndices() {
    refused(flag.value(), "variable 'flag' has 0 indices: give it 1");
    refused(flag.at(PAGE.first(), PAGE.first()), "variable 'flag' has 2 indices: give it 1");
  }

  @Test
  void anIndexOfAnotherType() {
    refused(flag.at(Expr.of(1)), "index '1' of 'flag' is a int 1..1: use an id of Page");
    refused(flag.at(ALIEN.first()), "index 'a0' of 'flag' is a Alien: use an id of Page");
  }

  @Test
  void anIndexThatIsNoMember() {
    refused(flag.at(PAGE.none()), "'flag' is indexed by none: use a member");
    refused(flag.at(PAGE.member(2)), "constant 2 is outside Page: use 0..1");
  }

  @Test
  void noneBesideAValueThatIsNoId() {
    refused(
        x.value().isNone(),
        "'none' stands beside a value that is no id: compare ids only with 'none'");
  }

  @Test
  void twoSidesOfDifferentTypes() {
    refused(
        x.value().is(Color.RED),
        "the two sides of 'x == RED' are a int 0..3 and a Color: use values of one type");
    refused(
        owner.value().isNot(ALIEN.first()),
        "the two sides of 'owner != a0' are a Page or none and a Alien: use values of one type");
    refused(
        x.value().lessThan(owner.value()),
        "the two sides of 'x < owner' are a int 0..3 and a Page or none: use values of one type");
    refused(
        Expr.ifThenElse(Expr.of(true), Expr.of(true), x.value()),
        "the branches of '?:' are a bool and a int 0..3: use values of one type");
  }

  @Test
  void orderOnWhatHasNone() {
    refused(flag.at(PAGE.first()).lessThan(Expr.of(true)), "'<' on 'flag[p0]', a bool: use an id");
    refused(x.value().next().isNone(), "'next' on 'x', a int 0..3: use an id");
  }

  @Test
  void aSumOfWhatAreNoIntegers() {
    refused(
        owner.value().plus(1).is(0),
        "'owner' is a Page or none: only integers can be added or subtracted");
    refused(
        flag.at(PAGE.first()).minus(1).is(0),
        "'flag[p0]' is a bool: only integers can be added or subtracted");
  }

  private static Variable variable(String name, Type type, IdSet... dimensions) {
    return new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  private void refused(Expr guard, String problem) {
    ModelBuilder builder =
        Single.builder(
            m -> {
              m.add(PAGE);
              for (Variable v : List.of(x, flag, owner)) {
                m.declare(v.name(), v.type(), v.kind(), v.dimensions().toArray(IdSet[]::new));
              }
              return s -> s.await(guard).set(x.value(), x.value()).goTo("s");
            });
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'single' is not well formed")
        .hasMessageContaining("process 'p', step 's': ")
        .hasMessageContaining(problem);
  }
}
