package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioCodecTest {
  private static final String SMALLEST =
      """
      {"schemaVersion": 1, "name": "n", "question": "q?", "kernel": "6.12",
       "scope": {"pages": 2, "buffers": 1}, "actors": [], "design": {}}
      """;

  private final Path folder;

  ScenarioCodecTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aScenarioThatWasReadIsWrittenAsTheSameBytes() throws DocumentException {
    String json = Samples.scenarioJson();
    assertThat(ScenarioCodec.toJson(ScenarioCodec.read(json, "s"))).isEqualTo(json);
  }

  @Test
  void aScenarioSurvivesTheWayThroughAFile() throws DocumentException {
    Path file = folder.resolve("s.json");
    ScenarioCodec.write(Samples.scenario(), file);
    assertThat(ScenarioCodec.read(file)).isEqualTo(Samples.scenario());
  }

  @Test
  void whatAScenarioDoesNotSayIsEmpty() throws DocumentException {
    ScenarioDocument scenario = ScenarioCodec.read(SMALLEST, "s");
    assertThat(scenario)
        .isEqualTo(
            new ScenarioDocument(
                "n",
                "q?",
                "6.12",
                Map.of("pages", 2, "buffers", 1),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of()));
    assertThat(scenario.scope().keySet()).containsExactly("pages", "buffers");
  }

  @Test
  void everyKindOfVerdictIsReadAndSaidInWords() {
    assertThat(Samples.scenario().expected())
        .containsEntry("S4", new ExpectedVerdict.ViolatedAtDepth(11))
        .containsEntry("S8", new ExpectedVerdict.Holds())
        .containsEntry("S1", new ExpectedVerdict.Violated())
        .containsEntry("S5", new ExpectedVerdict.Vacuous("no TLB entry outlives its PTE here"));
    assertThat(Samples.scenario().expected().values())
        .extracting(ExpectedVerdict::words)
        .contains(
            "holds",
            "violated",
            "violated at depth 14",
            "not meaningful: one buffer cannot compete for a slot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"holds\": true, \"violated\": true}",
        "{\"holds\": false}",
        "{\"violatedAtDepth\": -1}",
        "{\"violatedAtDepth\": \"12\"}",
        "{\"vacuous\": \"\"}",
        "{\"perhaps\": true}",
        "true",
        "null"
      })
  void anythingElseIsNoVerdict(String verdict) {
    String json = SMALLEST.replace("{}}", "{}, \"expected\": {\"S6\": " + verdict + "}}");
    assertThatThrownBy(() -> ScenarioCodec.read(json, "s"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("(/expected/S6")
        .hasMessageMatching(".*(expected|allowed): .*");
  }

  @Test
  void aPropertyNamedTwiceIsRefused() {
    String json = SMALLEST.replace("{}}", "{}, \"properties\": [\"S4\", \"S4\"]}");
    assertThatThrownBy(() -> ScenarioCodec.read(json, "s"))
        .hasMessageContaining("(/properties/1): \"S4\" occurs twice; keep one");
  }

  @Test
  void keysWithSlashesAreEscapedInThePointer() {
    String json = SMALLEST.replace("{}}", "{}, \"initially\": {\"pte[cpu0/b0][~]\": 3}}");
    assertThatThrownBy(() -> ScenarioCodec.read(json, "s"))
        .hasMessageContaining("(/initially/pte[cpu0~1b0][~0])");
  }
}
