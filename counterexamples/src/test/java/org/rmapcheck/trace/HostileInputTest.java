package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class HostileInputTest {
  private final Path folder;

  HostileInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void brokenJsonNamesLineAndColumn() {
    assertThat(message("{\n  \"schemaVersion\": 1,\n  name: 3\n}"))
        .startsWith("my.json:3:")
        .contains("not valid JSON: Unexpected character ('n'")
        .doesNotContain("\n", "tools.jackson", "REDACTED");
  }

  @Test
  void everyTruncationOfAScenarioIsRefusedAsTooShort() {
    String json = Samples.scenarioJson().strip();
    for (int length = 1; length < json.length(); length++) {
      assertThat(message(json.substring(0, length)))
          .containsAnyOf("ends too early", "not valid JSON");
    }
    assertThat(message(json.substring(0, json.length() - 1)))
        .contains("the document ends too early: it is cut off, or a closing bracket lacks");
  }

  @Test
  void anEmptyDocumentIsRefused() {
    assertThat(message(" \n")).contains("the document is empty; expected: one JSON object");
  }

  @Test
  void anUnknownKeyIsNamedWithTheAllowedOnesAndTheLikelyOne() {
    assertThat(message(Samples.scenarioJson().replace("\"design\"", "\"desing\"")))
        .matches("my\\.json:8:3: unknown key \"desing\" \\(did you mean \"design\"\\?\\); .*")
        .contains("allowed: schemaVersion, name, question, kernel, scope, actors, design,");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThat(message("{\"schemaVersion\": 1}")).endsWith("the key \"name\" lacks; add it");
    assertThat(message("{}"))
        .endsWith("the key \"schemaVersion\" lacks; write \"schemaVersion\": 1");
  }

  @Test
  void aWrongTypeIsNamedWithWhatIsExpected() {
    assertThat(message(Samples.scenarioJson().replace("\"pages\": 1", "\"pages\": \"one\"")))
        .contains("(/scope/pages): found the text \"one\"; expected: a whole number from 0 to ");
    assertThat(message(Samples.scenarioJson().replace("\"pages\": 1", "\"pages\": null")))
        .contains("(/scope/pages): found null; expected: a whole number");
    assertThat(message(Samples.scenarioJson().replace("\"pages\": 1", "\"pages\": 1.5")))
        .contains("(/scope/pages): found the number 1.5; expected: a whole number");
    assertThat(message("[1]")).contains("found an array; expected: an object { ... }");
  }

  @Test
  void aKeyThatOccursTwiceIsRefused() {
    assertThat(message("{\"schemaVersion\": 1,\n \"schemaVersion\": 1}"))
        .startsWith("my.json:2:2 ")
        .endsWith("the key \"schemaVersion\" occurs twice; keep one");
  }

  @Test
  void textAfterTheDocumentIsRefused() {
    assertThat(message(Samples.scenarioJson() + "{}"))
        .contains("there is text after the end of the document; delete it");
  }

  @Test
  void deepNestingIsRefusedWithoutFillingTheStack() {
    assertThat(message("[".repeat(5_000_000)))
        .contains("over a limit of the reader: ")
        .contains("nesting depth (201) exceeds the maximum allowed (200)")
        .doesNotContain("StreamReadConstraints");
  }

  @Test
  void hugeNumbersAreRefused() {
    String json = Samples.scenarioJson();
    assertThat(message(json.replace("\"pages\": 1", "\"pages\": 4000000000")))
        .contains("found the number 4000000000; expected: a whole number from 0 to 2147483647");
    assertThat(message(json.replace("\"pages\": 1", "\"pages\": 1e999999999")))
        .contains("found the number 1e999999999; expected");
    assertThat(message(json.replace("\"pages\": 1", "\"pages\": " + "9".repeat(90))))
        .contains("found the number 999999")
        .contains("...; expected");
    assertThat(message(json.replace("\"pages\": 1", "\"pages\": " + "9".repeat(1_000_000))))
        .contains("over a limit of the reader");
  }

  @Test
  void anUnknownVersionIsRefusedWithTheOneThatIsRead() {
    assertThat(
            message(
                Samples.scenarioJson().replace("\"schemaVersion\": 1", "\"schemaVersion\": \"1\"")))
        .contains(
            "a scenario of schema version the text \"1\" cannot be read; this release reads: 1");
  }

  @Test
  void longTextsAndManyValuesAreRefused() {
    String json = Samples.scenarioJson();
    assertThat(message(json.replace("by-page", "x".repeat(70_000))))
        .contains("over a limit of the reader");
    assertThat(message("[" + "0,".repeat(2_000_000) + "0]")).contains("over a limit of the reader");
    assertThat(message(" ".repeat((16 << 20) + 1))).contains("too large; allowed: at most 16 MiB");
  }

  @Test
  void manyNamesTakeNoQuadraticTime() throws DocumentException {
    String names =
        IntStream.range(0, 400_000)
            .mapToObj(i -> "\"a" + i + "\"")
            .collect(Collectors.joining(","));
    String json =
        Samples.scenarioJson().replaceAll("\"actors\": .*", "\"actors\": [" + names + "],");
    assertThat(ScenarioCodec.read(json, "s").actors()).hasSize(400_000);
  }

  @Test
  void extensionsOfJsonAreRefused() {
    assertThat(message("{\"schemaVersion\": 1, /* why */ \"name\": \"x\"}"))
        .contains("not valid JSON");
    assertThat(message("{'schemaVersion': 1}")).contains("not valid JSON");
    assertThat(message("{\"schemaVersion\": NaN}")).contains("not valid JSON");
    assertThat(message("{\"schemaVersion\": 1,}")).contains("not valid JSON");
  }

  @Test
  void errorsCarryNoEscapeSequences() {
    assertThat(message("{\"schemaVersion\": 1, \"\\u001b[31mred\\u0007\": 1}"))
        .contains("unknown key \"?[31mred?\"");
    DocumentException e = error("{}", "evil\u001b[2J.json");
    assertThat(e.getMessage()).startsWith("evil?[2J.json:1:1: ");
    assertThat(e.location().line()).isEqualTo(1);
    assertThat(e.problem()).startsWith("the key");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws Exception {
    Path file = folder.resolve("latin1.json");
    Files.write(file, "{\"name\": \"K\u00f6nig\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(fileMessage(file)).endsWith("latin1.json: is not text in UTF-8; save it as UTF-8");
  }

  @Test
  void aByteOrderMarkIsSkipped() throws DocumentException {
    assertThat(ScenarioCodec.read("\uFEFF" + Samples.scenarioJson(), "s"))
        .isEqualTo(Samples.scenario());
  }

  @Test
  void aFileOfAnySizeIsReadOnlyUpToTheLimit() throws Exception {
    Path file = folder.resolve("zeros");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(1L << 30);
    }
    assertThat(fileMessage(file)).contains("too large; allowed: at most 16 MiB");
  }

  @Test
  @EnabledIf("hasDevZero")
  void anEndlessFileIsRefused() {
    assertThat(fileMessage(Path.of("/dev/zero"))).contains("too large; allowed: at most 16 MiB");
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThat(fileMessage(folder.resolve("none.json")))
        .endsWith("none.json: cannot be read: no such file or folder");
    assertThat(fileMessage(folder)).endsWith("is a folder; expected: a JSON file");
  }

  static boolean hasDevZero() {
    return Files.exists(Path.of("/dev/zero"));
  }

  private static String fileMessage(Path file) {
    return message(catchThrowableOfType(DocumentException.class, () -> ScenarioCodec.read(file)));
  }

  private static String message(String json) {
    return message(error(json, "my.json"));
  }

  private static String message(DocumentException e) {
    return String.valueOf(e.getMessage());
  }

  private static DocumentException error(String json, String source) {
    return catchThrowableOfType(DocumentException.class, () -> ScenarioCodec.read(json, source));
  }
}
