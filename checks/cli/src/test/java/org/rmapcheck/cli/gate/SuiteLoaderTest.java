package org.rmapcheck.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.program.UserError;

final class SuiteLoaderTest {

  @TempDir Path folder = Path.of("");
  private Path inside = folder;

  @BeforeEach
  void makeFolders() throws IOException {
    inside = Files.createDirectories(folder.resolve("inside/deeper")).resolve("..").normalize();
    Files.writeString(folder.resolve("outside.json"), Scenarios.json("outside", ""));
    Files.writeString(inside.resolve("deeper/a.json"), Scenarios.json("a", ""));
    Files.writeString(inside.resolve("deeper/b.json"), "{");
  }

  private Suite suite(String scenarios, String traces) throws IOException {
    Path file = inside.resolve("suite.json");
    Files.writeString(
        file,
        "{\"schemaVersion\": 1, \"name\": \"n\", \"scenarios\": ["
            + scenarios
            + "], \"traces\": ["
            + traces
            + "]}");
    return SuiteLoader.read(file);
  }

  @Test
  void namesGroupsFilesAndPatternsAreFoundEachOnce() throws IOException {
    Suite suite = suite("\"by-page-shmem\", \"group:thread\", \"deeper/*.json\"", "");
    assertThat(suite.entries()).extracting(Suite.Entry::name).contains("by-page-shmem", "a");
    assertThat(suite.entries()).extracting(Suite.Entry::name).doesNotHaveDuplicates();
  }

  private Suite product(String base, String switches) throws IOException {
    return suite(
        "], \"products\": [{\"base\": \"" + base + "\", \"switches\": [" + switches + "]}", "");
  }

  @Test
  void everyCombinationOfAProductThatCanBeIsACase() throws IOException {
    Suite suite = product("mainline-pool", "\"lookup=range,page\", \"backing\"");
    assertThat(suite.entries())
        .extracting(Suite.Entry::name)
        .containsExactly(
            "mainline-pool lookup=range backing=pool",
            "mainline-pool lookup=range backing=shmem",
            "mainline-pool lookup=page backing=pool",
            "mainline-pool lookup=page backing=shmem");
    assertThat(suite.entries().get(3).loaded().orElseThrow().document().design())
        .containsEntry("lookup", "page")
        .containsEntry("backing", "shmem");
    assertThat(product("deeper/a.json", "\"flush\"").entries()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../outside.json | \"lookup\" | leads out of the folder",
        "mainline-pool | \"lokup\" | did you mean \"lookup\"",
        "nowhere | \"lookup\" | is no built-in scenario and no file",
        "deeper/b.json | \"lookup\" | b.json:1:",
      })
  void aProductThatMakesNoSenseIsRefused(String base, String switches, String words) {
    assertThatThrownBy(() -> product(base, switches))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(words);
  }

  @Test
  void aScenarioThatCannotBeReadIsACaseOfItsOwn() throws IOException {
    Suite suite = suite("\"deeper/b.json\"", "");
    assertThat(suite.entries()).hasSize(1);
    assertThat(suite.entries().get(0).loaded()).isEmpty();
    assertThat(suite.entries().get(0).problem()).contains("b.json:1:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"../outside.json\"           | leads out of the folder",
        "\"deeper/../../outside.json\" | leads out of the folder",
        "\"/etc/passwd\"               | leads out of the folder",
        "\"nowhere.json\"              | no built-in scenario and no file",
        "\"*.nothing\"                 | no built-in scenario and no file",
        "\"group:nothing\"             | use one of",
        "7                             | expected: text",
        "\"a\\u0000b\"                 | no name of a file",
        "\"[\"                         | no name of a file",
      })
  void whatIsNotBelowTheSuiteIsRefused(String name, String words) {
    assertThatThrownBy(() -> suite(name, ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(words);
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
    Files.createSymbolicLink(inside.resolve("link.json"), folder.resolve("outside.json"));
    assertThatThrownBy(() -> suite("\"link.json\"", "")).hasMessageContaining("leads out");
    assertThatThrownBy(() -> suite("\"a*\", \"l*.json\"", "")).hasMessageContaining("leads out");
    assertThatThrownBy(() -> suite("", "\"link.json\"")).hasMessageContaining("leads out");
  }

  @Test
  void aGigabyteOfZerosIsRefusedWithoutBeingRead() throws IOException {
    Path file = inside.resolve("zeros.json");
    try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
      zeros.setLength(1L << 30);
    }
    assertThatThrownBy(() -> SuiteLoader.read(file)).hasMessageContaining("at most 16 MiB");
  }

  @Test
  void nestingAndHugeNumbersAreRefused() throws IOException {
    Path file = inside.resolve("deep.json");
    Files.writeString(file, "[".repeat(100_000));
    assertThatThrownBy(() -> SuiteLoader.read(file)).hasMessageContaining("over a limit");
    Files.writeString(file, "{\"schemaVersion\": 1" + "0".repeat(5_000) + "}");
    assertThatThrownBy(() -> SuiteLoader.read(file)).isInstanceOf(UserError.class);
  }
}
