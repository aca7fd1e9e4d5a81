package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** One initial state, all variables assigned, varied by {@code initially}. */
final class InitialStateTest {

  private enum Place {
    VRAM,
    SYSTEM
  }

  private static final IdSet PAGE = new IdSet("Page", List.of("p0", "p1"), true);
  private static final IdSet CPU = new IdSet("Cpu", List.of("c0"), false);

  @Test
  void withoutInitiallyEachVariableHasTheFirstValueOfItsType() {
    Run run = run((m, pte) -> {});
    assertThat(run.value("bool")).isEqualTo("false");
    assertThat(run.value("int")).isEqualTo("-3");
    assertThat(run.value("pte[p1]")).isEqualTo("VRAM");
    assertThat(run.value("id")).isEqualTo("p0");
    assertThat(run.value("maybe")).isEqualTo("none");
  }

  @Test
  void initiallySetsOneElement() {
    Run run = run((m, pte) -> m.initially(pte.at(PAGE.member(1)), constant(Place.SYSTEM)));
    assertThat(run.value("pte[p0]")).isEqualTo("VRAM");
    assertThat(run.value("pte[p1]")).isEqualTo("SYSTEM");
  }

  @Test
  void initiallyTakesNamesAsReportsPrintThem() {
    Run run = run((m, pte) -> m.initially("pte[p0]", "SYSTEM").initially("maybe", "p1"));
    assertThat(run.value("pte[p0]")).isEqualTo("SYSTEM");
    assertThat(run.value("maybe")).isEqualTo("p1");
  }

  @Test
  void initiallyAllSetsEveryElement() {
    Run run = run((m, pte) -> m.initiallyAll(pte, constant(Place.SYSTEM)));
    assertThat(run.value("pte[p0]")).isEqualTo("SYSTEM");
    assertThat(run.value("pte[p1]")).isEqualTo("SYSTEM");
  }

  @Test
  void thereIsOneInitialState() {
    Run run = run((m, pte) -> {});
    assertThat(run.interpreter().initial()).isEqualTo(run.interpreter().initial());
  }

  @Test
  void aValueOutsideTheRangeIsRefused() {
    refused(
        (m, pte) ->
            m.initially(
                new Variable("int", new Type.IntRange(-3, 3), List.of(), Variable.Kind.SHARED, "")
                    .value(),
                new Expr.Const(new Type.IntRange(9, 9), 9)),
        "variable 'int': initial value 9 of int is outside int -3..3: use -3..3");
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    refused(
        (m, pte) -> m.initially(pte.at(PAGE.first()), PAGE.member(1)),
        "initially: 'pte' is a Place and cannot be a Page: use a value of its type");
    refused(
        (m, pte) -> m.initiallyAll(pte, new Expr.Const(new Type.Bool(), 1)),
        "initially: 'pte' is a Place and cannot be a bool: use a value of its type");
  }

  @Test
  void anIndexThatIsNoMemberIsRefused() {
    refused(
        (m, pte) -> m.initially(pte.at(PAGE.member(2)), constant(Place.VRAM)),
        "initially: an index of 'pte' is no constant in range: use a member of its index set");
    refused(
        (m, pte) -> m.initially(pte.at(CPU.first()), constant(Place.VRAM)),
        "initially: 'pte' is indexed by [Cpu]: index it by [Page]");
    refused(
        (m, pte) -> m.initially(pte.at(), constant(Place.VRAM)),
        "initially: 'pte' is indexed by []: index it by [Page]");
  }

  @Test
  void aVariableOfAnotherModelIsRefused() {
    Variable alien = new ModelBuilder("other").bool("alien");
    refused(
        (m, pte) -> m.initially(alien.value(), new Expr.Const(new Type.Bool(), 1)),
        "initially: variable 'alien' is not declared: declare it");
  }

  @Test
  void anUnknownNameOrValueIsRefusedWithWhatIsAllowed() {
    refused((m, pte) -> m.initially("ptes[p0]", "VRAM"), "no location 'ptes[p0]': use a name such");
    refused(
        (m, pte) -> m.initially("pte[p0]", "vram"),
        "initially: 'pte[p0]' cannot be 'vram': use one of VRAM, SYSTEM");
  }

  private static void refused(BiConsumer<ModelBuilder, Variable> initially, String problem) {
    assertThatThrownBy(() -> run(initially))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'single'")
        .hasMessageContaining(problem);
  }

  private static Run run(BiConsumer<ModelBuilder, Variable> initially) {
    return Single.run(
        m -> {
          m.add(PAGE);
          m.add(CPU);
          Variable x = m.bool("bool");
          m.integer("int", -3, 3);
          Variable pte = m.enumeration("pte", Place.class, PAGE);
          m.id("id", PAGE);
          m.optionalId("maybe", PAGE);
          initially.accept(m, pte);
          return s -> s.always().set(x.value(), true).goTo("s");
        });
  }

  private static Expr.Const constant(Place place) {
    return (Expr.Const) Expr.of(place);
  }
}
