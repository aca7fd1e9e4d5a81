package org.rmapcheck.cli.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.ttm.actor.HistoricLines;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Preset;
import org.rmapcheck.ttm.design.Switch;

final class AnchorsTest {

  private static final List<Anchor> ALL = Anchors.all();

  @Test
  void everyValueOfEverySwitchIsInSomeScenario() {
    SwitchValues values = new SwitchValues();
    for (Switch which : Switch.all()) {
      for (Choice value : which.values()) {
        assertThat(values.scenario(value)).as(SwitchValues.name(value)).isPresent();
      }
    }
  }

  @Test
  void everyLineSaysWhichStepsAndUsersItHas() {
    assertThat(ALL).hasSizeGreaterThan(35);
    assertThat(ALL).allSatisfy(a -> assertThat(a.steps()).isNotEmpty());
    assertThat(ALL)
        .allSatisfy(a -> assertThat(a.scenarios().size() + a.values().size()).isPositive());
  }

  @Test
  void everyPresetHasLinesOfItsOwnKernelOnly() {
    for (Preset preset : Preset.all()) {
      List<KernelRef> lines =
          ALL.stream().filter(a -> a.presets().contains(preset.key())).map(Anchor::ref).toList();
      List<String> old =
          lines.stream().flatMap(l -> HistoricLines.lastRelease(l).stream()).distinct().toList();
      assertThat(lines).as(preset.key()).hasSizeGreaterThan(20);
      assertThat(old)
          .as(preset.key())
          .containsExactlyInAnyOrder(
              switch (preset.key()) {
                case "2021" -> new String[] {"5.15", "6.11"};
                case "6.1" -> new String[] {"6.2", "6.11"};
                default -> new String[0];
              });
    }
  }

  @Test
  void aLineIsNamedOnceHoweverManyStepsQuoteIt() {
    assertThat(ALL).extracting(Anchor::ref).doesNotHaveDuplicates();
  }

  @Test
  void functionsFilesAndLinesAreNotEmpty() {
    assertThat(ALL)
        .extracting(Anchor::ref)
        .allSatisfy(
            ref -> {
              assertThat(ref.function()).matches("[A-Za-z_]\\w*");
              assertThat(ref.file()).matches("[a-z0-9_/.-]+\\.[chS]");
              assertThat(ref.call().strip()).hasSizeGreaterThan(3);
            });
  }

  @Test
  void theListOfHistoricLinesHasNoneThatNobodyQuotes() {
    List<KernelRef> old =
        ALL.stream()
            .map(Anchor::ref)
            .filter(ref -> HistoricLines.lastRelease(ref).isPresent())
            .toList();
    assertThat(old).hasSize(HistoricLines.count());
  }

  @Test
  void everyLineIsFoundInATreeThatHasThemAll(@TempDir Path tree) throws IOException {
    MadeUpTree.write(tree);
    AnchorReport report = new AnchorCheck(tree).check(ALL);
    assertThat(report.gone()).isEmpty();
    assertThat(report.history()).hasSize(HistoricLines.count());
  }
}
