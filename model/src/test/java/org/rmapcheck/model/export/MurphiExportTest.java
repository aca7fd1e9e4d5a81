package org.rmapcheck.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.SampleSets;
import org.rmapcheck.model.ir.Model;

/** The text of an export to Murphi; that it means the same is for the tests with Rumur. */
final class MurphiExportTest {

  @Test
  void anArmIsARuleThatSaysWhoDoesWhat() {
    assertThat(count(SampleModels.spinLock()))
        .contains(
            """
            rule "worker(t1): idle"
              pc_worker[Task_t1] = worker_idle &
              owner = Task_none ==>
            begin
              owner := Task_t1;
              pc_worker[Task_t1] := worker_enter;
            end;
            """);
  }

  @Test
  void everyChoiceIsARuleThatSaysWhatWasChosen() {
    assertThat(count(SampleSets.choices())).contains(", c = c0, p = p1\"\n").contains("c = c1");
  }

  @Test
  void aSwapGoesThroughALocalVariable() {
    assertThat(count(SampleModels.rotation()))
        .contains("begin\n  new0 := sits[")
        .contains("] := new0;\n");
  }

  @Test
  void rangesAreTypes() {
    assertThat(count(SampleModels.negativeCounter()))
        .contains("  level: -3 .. 3;\n")
        .contains("  table: array [Slot] of -2 .. 300;\n");
  }

  @Test
  void onlyTheWantedPropertiesAreExported() {
    String text =
        MurphiExport.murphi(SampleModels.spinLock(), Checks.properties("Exclusive", "Held"));
    assertThat(text)
        .contains("invariant \"Exclusive ")
        .contains("  holds_Held := owner = Task_t0;\n")
        .contains("invariant \"Held ")
        .doesNotContain("NoStranger");
  }

  @Test
  void forDeadlockARuleStandsForAllProcessesBeingAtRest() {
    String text = MurphiExport.murphi(SampleModels.oppositeOrder(), Checks.deadlock());
    assertThat(text)
        .contains("rule \"all processes rest\"\n  (pc_taker0 = taker0_idle) &")
        .contains("!seen & seen != (held[Lock_l0] | held[Lock_l1]) ==>");
  }

  @Test
  void theTextIsTheSameEachTime() {
    assertThat(SampleModels.all())
        .map(MurphiExportTest::count)
        .isEqualTo(SampleModels.all().stream().map(MurphiExportTest::count).toList());
  }

  @Test
  void numbersBeyond32BitsAndUnknownPropertiesAreRefused() {
    TooWide.isRefusedBy(MurphiExportTest::count);
    assertThatThrownBy(
            () -> MurphiExport.murphi(SampleModels.move(), Checks.properties("Nonsense")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("has no property 'Nonsense'");
  }

  private static String count(Model model) {
    return MurphiExport.murphi(model, Checks.counting());
  }
}
