package org.rmapcheck.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.SampleSets;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;

/** The text of an export to TLA+; that it means the same is for the tests with TLC. */
final class TlaExportTest {

  @Test
  void aStepIsAnActionOfItsInstances() {
    assertThat(count(SampleModels.spinLock()))
        .contains(
            """
            worker_idle(self) == \\* no kernel code
              /\\ pc_worker[self] = "idle"
              /\\ owner = Task_none
              /\\ owner' = self
              /\\ pc_worker' = [pc_worker EXCEPT ![self] = "enter"]
              /\\ UNCHANGED <<inside, rude, pc_stranger>>
            """)
        .contains("\n  \\/ \\E self \\in Task : worker_idle(self)\n  ")
        .contains("\n  \\/ stranger_outside\n");
  }

  @Test
  void aGuardThatIsADisjunctionIsNoChoiceBetweenWays() {
    assertThat(count(SampleSets.choices())).contains("~(\\E p \\in Page : todo[p])");
    assertThat(TlaText.branches(Expr.of(true).or(Expr.of(false)).not())).isTrue();
    assertThat(TlaText.branches(Expr.of(true).and(Expr.of(false)))).isFalse();
  }

  @Test
  void rangesAndIndicesThatTheTypesDoNotGuaranteeAreAsserted() {
    assertThat(count(SampleModels.negativeCounter()))
        .contains("/\\ Assert((level + 1) \\in -3..3, \"model error in up, go: level is outside");
    assertThat(count(SampleSets.walk())).contains("Assert(cursor").contains("is none\")");
  }

  @Test
  void onlyTheWantedPropertiesAreExported() {
    TlaExport.Specification tla =
        TlaExport.tla(SampleModels.spinLock(), Checks.properties("Exclusive", "Held"), "lock");
    assertThat(tla.module())
        .startsWith("---- MODULE lock ----\n")
        .contains("\nExclusive ==\n  /\\ (Cardinality({t \\in Task : inside[t]}) < 2)\n")
        .contains("/\\ holds_Held' = (owner = self)")
        .contains("\nHeld ==\n  /\\ holds_Held\n")
        .doesNotContain("NoStranger");
    assertThat(tla.configuration())
        .isEqualTo(
            """
            INIT Init
            NEXT Next
            CHECK_DEADLOCK FALSE
            INVARIANT TypeOK
            INVARIANT Exclusive
            INVARIANT Held
            """);
  }

  @Test
  void aDeadlockIsAnInvariantThatKnowsWhereProcessesRest() {
    TlaExport.Specification tla =
        TlaExport.tla(SampleModels.oppositeOrder(), Checks.deadlock(), "locks");
    assertThat(tla.module())
        .contains("  /\\ pc_taker0 \\in {\"idle\"}\n")
        .contains("NoDeadlock == AllRest \\/ ENABLED <<Next>>_vars");
    assertThat(tla.configuration()).contains("INVARIANT NoDeadlock");
  }

  @Test
  void theTextIsTheSameEachTime() {
    assertThat(SampleModels.all())
        .map(TlaExportTest::count)
        .isEqualTo(SampleModels.all().stream().map(TlaExportTest::count).toList());
  }

  @Test
  void whatTlaCannotExpressIsRefused() {
    TooWide.isRefusedBy(TlaExportTest::count);
    assertThatThrownBy(() -> TlaExport.tla(SampleModels.move(), Checks.counting(), "a-b"))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("'a-b' cannot be the name of a TLA+ module");
    assertThatThrownBy(() -> TlaExport.tla(SampleModels.move(), Checks.properties("Nonsense"), "m"))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("has no property 'Nonsense'");
  }

  private static String count(Model model) {
    return TlaExport.tla(model, Checks.counting(), "m").module();
  }
}
