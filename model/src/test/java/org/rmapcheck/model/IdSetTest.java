package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/** Ordered and unordered id sets, and the extra value of an optional id. */
final class IdSetTest {

  private static final IdSet RANGE = new IdSet("Page", List.of("p0", "p1", "p2"), true);
  private static final IdSet SCALARSET = new IdSet("Cpu", List.of("c0", "c1"), false);

  @Test
  void anOrderedSetHasAFirstMemberASuccessorAndAnOrder() {
    assertThat(value(RANGE.first())).isZero();
    assertThat(value(RANGE.member(0).next())).isOne();
    assertThat(value(RANGE.member(2).next())).isEqualTo(Type.NONE);
    assertThat(value(RANGE.member(0).lessThan(RANGE.member(1)))).isOne();
    assertThat(value(RANGE.member(1).lessThan(RANGE.member(1)))).isZero();
  }

  @Test
  void theBuilderRefusesTheSuccessorInAnUnorderedSet() {
    refused(
        SCALARSET.member(0).next().isNone(),
        "'next' on 'c0': id set Cpu is unordered; declare it ordered or do without order");
  }

  @Test
  void theBuilderRefusesToCompareTheOrderOfIdsOfAnUnorderedSet() {
    refused(
        SCALARSET.member(0).lessThan(SCALARSET.member(1)),
        "'<' on 'c0': id set Cpu is unordered; declare it ordered or do without order");
  }

  @Test
  void anUnorderedSetHasEqualityIndicesQuantifiersChoiceAndSetAll() {
    Expr.Bound c = SCALARSET.any("c");
    assertThatCode(
            () ->
                Single.model(
                    m -> {
                      m.add(SCALARSET);
                      Variable x = m.bool("x", SCALARSET);
                      Variable last = m.optionalId("last", SCALARSET);
                      return s ->
                          s.choose(SCALARSET.any("d"))
                              .when(last.value().isNot(SCALARSET.any("d")))
                              .when(Expr.exists(c, x.at(c)).not())
                              .setAll(x.at(c), c.is(SCALARSET.any("d")), c)
                              .set(last.value(), SCALARSET.any("d"))
                              .goTo("s");
                    }))
        .doesNotThrowAnyException();
  }

  @Test
  void noneIsAnExtraValueOfAnOptionalIdAlone() {
    assertThat(new Type.Id(RANGE, true).contains(Type.NONE)).isTrue();
    assertThat(new Type.Id(RANGE, false).contains(Type.NONE)).isFalse();
    assertThat(new Type.Id(RANGE, true).show(Type.NONE)).isEqualTo("none");
  }

  @Test
  void noneEqualsNoneAndNoMember() {
    assertThat(value(RANGE.none().is(RANGE.none()))).isOne();
    assertThat(value(RANGE.none().is(RANGE.member(0)))).isZero();
    assertThat(value(RANGE.none().isNone())).isOne();
    assertThat(value(RANGE.member(1).isSome())).isOne();
  }

  @Test
  void idsCompareOnlyWithinTheirSet() {
    refused(
        RANGE.member(0).is(SCALARSET.member(0)), "are a Page and a Cpu: use values of one type");
    refused(RANGE.member(0).is(0), "are a Page and a int 0..0: use values of one type");
  }

  @Test
  void anArrayIsIndexedByIdsOfItsOwnSetOnly() {
    ModelBuilder builder =
        Single.builder(
            m -> {
              m.add(RANGE);
              m.add(SCALARSET);
              Variable x = m.bool("x", RANGE);
              return s ->
                  s.await(x.at(SCALARSET.member(0))).set(x.at(RANGE.first()), true).goTo("s");
            });
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("index 'c0' of 'x' is a Cpu: use an id of Page");
  }

  @Test
  void theMembersOfASetAreNumberedFromItsPrefix() {
    ModelBuilder builder = new ModelBuilder("sets");
    assertThat(builder.unordered("Cpu", "cpu", 2).members()).containsExactly("cpu0", "cpu1");
    assertThat(builder.ordered("Page", "p", 1).ordered()).isTrue();
  }

  private static long value(Expr expr) {
    Model model = withGuard(expr);
    ReferenceInterpreter interpreter = new ReferenceInterpreter(model);
    return interpreter.evaluator().value(expr, interpreter.initial(), Map.of(), new HashSet<>());
  }

  @Test
  void namesThatPassesMakeCannotBeBound() {
    IdSet set = new IdSet("Pages", List.of("p0"), false);
    assertThatThrownBy(() -> set.any("page_1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page_1");
    assertThat(set.any("page1").name()).isEqualTo("page1");
  }

  private static void refused(Expr condition, String problem) {
    assertThatThrownBy(() -> withGuard(condition))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("process 'p', step 's': ")
        .hasMessageContaining(problem);
  }

  private static Model withGuard(Expr expr) {
    return Single.model(
        m -> {
          m.add(RANGE);
          m.add(SCALARSET);
          Variable x = m.bool("x");
          Variable page = m.optionalId("page", RANGE);
          boolean condition = !(expr instanceof Expr.Const || expr instanceof Expr.Next);
          return condition
              ? s -> s.await(expr).set(x.value(), true).goTo("s")
              : s -> s.always().set(page.value(), expr).goTo("s");
        });
  }
}
