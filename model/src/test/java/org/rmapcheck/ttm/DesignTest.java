package org.rmapcheck.ttm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Constraint;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.design.FaultFence;
import org.rmapcheck.ttm.design.FileOwner;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.design.Switch;
import org.rmapcheck.ttm.design.VmaFile;

final class DesignTest {

  @Test
  void mainlineTakesTheFirstValueOfEverySwitchAndContradictsNothing() {
    Design mainline = Design.mainline();

    for (Switch each : Switch.all()) {
      assertThat(mainline.get(each)).isEqualTo(each.values().get(0));
    }
    assertThat(Constraint.broken(mainline)).isEmpty();
  }

  @Test
  void settingsNameSwitchesAndValuesByKey() {
    Design design = Design.of(Map.of("backing", "shmem", "lookup", "page"));

    assertThat(design.is(Backing.SHMEM)).isTrue();
    assertThat(design.is(Lookup.PAGE)).isTrue();
    assertThat(design.is(MoveKind.MEMCPY)).isTrue();
    assertThat(design).isEqualTo(Design.mainline().with(Backing.SHMEM, Lookup.PAGE));
  }

  @Test
  void anUnknownSwitchIsAnErrorThatListsTheSwitches() {
    assertThatThrownBy(() -> Design.of(Map.of("baking", "shmem")))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("baking")
        .hasMessageContaining("backing, lookup, page-fields");
  }

  @Test
  void anUnknownValueIsAnErrorThatListsTheValues() {
    assertThatThrownBy(() -> Design.of(Map.of("backing", "swap")))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("'swap'")
        .hasMessageContaining("pool, shmem");
  }

  @Test
  void switchesThatContradictEachOtherAreToldWithTheReasonAndTheFix() {
    assertThat(Constraint.broken(Design.mainline().with(FileOwner.OBJECT)))
        .singleElement()
        .asString()
        .contains("backing=shmem");
    assertThat(Constraint.broken(Design.mainline().with(FaultFence.NO)))
        .singleElement()
        .asString()
        .contains("move=blit");
    assertThat(Constraint.broken(Design.mainline().with(Backing.SHMEM, VmaFile.SHMEM)))
        .singleElement()
        .asString()
        .contains("file-owner=object");
  }

  @Test
  void aPipelinedMoveWithoutAGpuIsContradictory() {
    Scenario scenario =
        new Scenario(
            "blit",
            "?",
            Scope.smallest(),
            List.of("move", "cpu"),
            Design.mainline().with(MoveKind.BLIT),
            Map.of(),
            List.of());

    assertThatThrownBy(scenario::model)
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("add actor gpu");
  }

  @Test
  void everySwitchSaysInWordsWhatEachOfItsValuesMeans() {
    for (Switch each : Switch.all()) {
      assertThat(each.words()).as(each.key()).isNotBlank();
      assertThat(each.values()).as(each.key()).hasSizeGreaterThan(1);
      assertThat(each.values()).allSatisfy(v -> assertThat(v.words()).isNotBlank());
      assertThat(each.values()).extracting(v -> v.key()).doesNotHaveDuplicates();
    }
  }
}
