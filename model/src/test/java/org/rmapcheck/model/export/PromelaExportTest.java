package org.rmapcheck.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.SampleSets;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** The text of an export; that it means the same is for the tests with Spin. */
final class PromelaExportTest {

  @Test
  void everyInstanceIsAProctypeAndEveryStepALabel() {
    assertThat(count(SampleModels.spinLock()))
        .contains("active proctype worker_t0()\n{\nend_idle:")
        .contains("active proctype worker_t1()")
        .contains("active proctype stranger()")
        .contains("\nleave: /* no kernel code */\n");
  }

  @Test
  void oneOptionIsOneDStepWithGuardAndAssignments() {
    assertThat(count(SampleModels.spinLock()))
        .contains(
            """
              :: d_step {
                   owner == Task_none ->
                   owner = Task_t0
                 };
                 goto enter
            """);
  }

  @Test
  void otherwiseIsTheNegationOfAllGuardsForAllChoices() {
    assertThat(count(SampleSets.choices()))
        .contains("/* otherwise */\n       !todo[0] && !todo[1] ->\n");
  }

  @Test
  void everyChoiceIsAnOptionThatSaysWhatWasChosen() {
    assertThat(count(SampleSets.choices()))
        .contains(":: d_step { /* c = c0, p = p1 */")
        .contains(":: d_step { /* c = c1, p = p0 */");
  }

  @Test
  void aSwapGoesThroughATemporaryThatIsZeroBetweenSteps() {
    assertThat(count(SampleModels.rotation()))
        .contains(
            """
                   new0 = sits[0];
                   sits[0] = sits[1];
                   sits[1] = new0;
                   new0 = 0
            """);
  }

  @Test
  void rangesAndIndicesThatTheTypesDoNotGuaranteeAreAsserted() {
    assertThat(count(SampleModels.negativeCounter())).contains("assert((level + 1) <= 3);");
    assertThat(count(SampleSets.walk())).contains("assert(cursor[0] != Vma_none);");
  }

  @Test
  void anArrayThatBeginsWithMixedValuesIsListed() {
    assertThat(count(SampleModels.negativeCounter()))
        .contains("short table[3] = { 4294967295 /* -1 */, 299, 4294967294 /* -2 */ };");
  }

  @Test
  void kernelReferencesAndNotesAreCommentsThatCannotBeLeft() {
    assertThat(count(SampleModels.awkwardNames()))
        .contains("/* f, a.c: while (x / * y * /) 'c' \"d\"; \\ */")
        .contains("/* init(cpu0/b0): it ends / * here * / */");
  }

  @Test
  void withoutPropertiesNothingIsAssertedOfThem() {
    assertThat(count(SampleModels.spinLock())).doesNotContain("holds_").doesNotContain("init {");
  }

  @Test
  void onlyTheWantedPropertiesAreExported() {
    String text =
        PromelaExport.promela(SampleModels.spinLock(), Checks.properties("Exclusive", "Held"));
    assertThat(text)
        .contains("#define invariant_Exclusive")
        .contains("holds_Held = owner == Task_t0;\n       assert(holds_Held);")
        .contains("init {\n  d_step {\n    holds_Exclusive = invariant_Exclusive;")
        .contains("active proctype stranger() provided (started)")
        .doesNotContain("NoStranger");
  }

  @Test
  void forDeadlockWhatChangesNothingIsLeftOut() {
    String text = PromelaExport.promela(SampleModels.oppositeOrder(), Checks.deadlock());
    assertThat(text).contains("!seen && seen != (held[0] || held[1]) ->");
    assertThat(count(SampleModels.oppositeOrder())).contains("/* otherwise */");
    assertThat(text).doesNotContain("/* otherwise */");
  }

  @Test
  void theTextIsTheSameEachTime() {
    assertThat(SampleModels.all())
        .map(PromelaExportTest::count)
        .isEqualTo(SampleModels.all().stream().map(PromelaExportTest::count).toList());
  }

  @Test
  void anUnknownPropertyIsRefused() {
    assertThatThrownBy(
            () -> PromelaExport.promela(SampleModels.move(), Checks.properties("Nonsense")))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "model 'move' has no property 'Nonsense': use one of [Current, Usable, Somewhere]");
  }

  @Test
  void numbersBeyond32BitsAreRefused() {
    TooWide.isRefusedBy(PromelaExportTest::count);
  }

  @Test
  void anArrayThatIndexesItselfIsRefused() {
    ModelDefinition definition =
        m -> {
          IdSet ids = m.unordered("Ids", "id", 2);
          Variable next = m.declare("next", new Type.Id(ids, false), Variable.Kind.SHARED, ids);
          m.initially(next.at(ids.member(1)), ids.member(1));
          Expr second = next.at(next.at(ids.member(0)));
          m.process("p", p -> p.step("s").always().set(next.at(ids.member(0)), second).goTo("s"));
        };
    assertThatThrownBy(() -> count(definition.build("own")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("'next' indexes itself");
  }

  @Test
  void moreProcessesThanSpinTakesAreRefused() {
    ModelDefinition definition =
        m ->
            m.process(
                "p",
                m.unordered("Many", "m", 255),
                p -> p.step("s").await(Expr.of(false)).goTo("s"));
    assertThatThrownBy(() -> count(definition.build("many")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("255 process instances: Spin takes 254");
  }

  private static String count(Model model) {
    return PromelaExport.promela(model, Checks.counting());
  }
}
