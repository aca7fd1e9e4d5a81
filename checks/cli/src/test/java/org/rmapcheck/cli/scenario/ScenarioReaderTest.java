package org.rmapcheck.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;

final class ScenarioReaderTest {

  @Test
  void aDocumentBecomesAModel() {
    LoadedScenario scenario = Scenarios.byPage();
    assertThat(scenario.name()).isEqualTo("by-page");
    assertThat(scenario.scenario().design().toString()).contains("lookup=page");
    assertThat(scenario.model().properties()).isNotEmpty();
  }

  @Test
  void brokenJsonIsToldWithItsPlace() {
    assertThatThrownBy(() -> ScenarioReader.read("{\n  \"schemaVersion\": 1,,\n}", "my.json"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("my.json:2:")
        .extracting(e -> ((UserError) e).status())
        .isEqualTo(ExitStatus.BAD_DOCUMENT);
  }

  @Test
  void anUnknownSwitchIsToldWithItsPlaceAndThoseThatThereAre() {
    assertThatThrownBy(() -> ScenarioReader.read(Scenarios.json("x", "\"lokup\": \"page\""), "m"))
        .hasMessageContaining("m:8:")
        .hasMessageContaining("(/design/lokup): unknown switch 'lokup'")
        .hasMessageContaining("backing, lookup, page-fields");
  }

  @Test
  void anUnknownValueIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> ScenarioReader.read(Scenarios.json("x", "\"lookup\": \"pge\""), "m"))
        .hasMessageContaining("switch 'lookup' has no value 'pge': use one of range, page");
  }

  @Test
  void valuesThatExcludeEachOtherAreToldWithTheFix() {
    String json = Scenarios.json("x", "\"file-owner\": \"object\"");
    assertThatThrownBy(() -> ScenarioReader.read(json, "m"))
        .hasMessageContaining("(/design)")
        .hasMessageContaining("set backing=shmem");
  }

  @Test
  void allProblemsComeAtOnce() {
    String json =
        Scenarios.json("x", "\"foo\": \"1\"")
            .replace("6.12", "5.4")
            .replace("\"buffers\": 1", "\"buffers\": 99, \"cups\": 1")
            .replace("\"cpu\"", "\"gnu\"");
    assertThatThrownBy(() -> ScenarioReader.read(json, "m"))
        .hasMessageContaining("unknown kernel version '5.4': use one of 6.12")
        .hasMessageContaining("unknown switch 'foo'")
        .hasMessageContaining("scope 'buffers' is 99: use 1..8")
        .hasMessageContaining("unknown scope 'cups'")
        .hasMessageContaining("unknown actor 'gnu': use one of move, cpu, gpu");
  }

  @Test
  void addressSpacesNeedCpus() {
    String json = Scenarios.json("x", "").replace("\"buffers\": 1", "\"addressSpaces\": 2");
    assertThatThrownBy(() -> ScenarioReader.read(json, "m"))
        .hasMessageContaining("scope 'addressSpaces' is 2 with 1 cpus");
    String enough =
        Scenarios.json("x", "").replace("\"buffers\": 1", "\"cpus\": 2, \"addressSpaces\": 2");
    assertThat(ScenarioReader.read(enough, "m").scenario().scope().addressSpaces()).isEqualTo(2);
  }

  @Test
  void anUnknownPropertyIsToldWhereverItStands() {
    String json =
        Scenarios.json("x", "")
            .replace(
                "\"design\"",
                "\"properties\": [\"S77\"],\n\"expected\": {\"S78\": "
                    + "{\"holds\": true}},\n\"design\"");
    assertThatThrownBy(() -> ScenarioReader.read(json, "m"))
        .hasMessageContaining("(/properties): unknown property 'S77'")
        .hasMessageContaining("(/expected/S78): unknown property 'S78'")
        .hasMessageContaining(", deadlock");
  }

  @Test
  void aWrongInitialValueIsToldWithItsPlace() {
    String json =
        Scenarios.json("x", "").replace("\"design\"", "\"initially\": {\"foo\": \"1\"},\"design\"");
    assertThatThrownBy(() -> ScenarioReader.read(json, "m"))
        .hasMessageContaining("(/initially)")
        .hasMessageContaining("'foo'");
  }

  @Test
  void aBlitNeedsTheGpu() {
    assertThatThrownBy(() -> ScenarioReader.read(Scenarios.json("x", "\"move\": \"blit\""), "m"))
        .hasMessageContaining("add actor gpu");
  }

  @Test
  void theHangMayBeAskedFor() {
    String json =
        Scenarios.json("x", "").replace("\"design\"", "\"properties\": [\"deadlock\"],\"design\"");
    assertThat(ScenarioReader.read(json, "m").document().properties()).containsExactly("deadlock");
  }
}
