package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.program.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks as people and scripts run them, and every way in which they end. */
final class CheckIT {

  @TempDir Path folder = Path.of("");

  private Jar jar = new Jar(folder);

  @BeforeEach
  void inItsFolder() {
    jar = new Jar(folder);
  }

  private String file(String text) throws IOException {
    Files.writeString(folder.resolve("my.json"), text);
    return "my.json";
  }

  @Test
  void whatIsAsExpectedEndsWithZero() throws Exception {
    Jar.Run run = jar.run("check", "by-page-shmem", "mainline-pool");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("the lookup missed", "states explored", "x86-like");
    assertThat(folder.resolve("rmapcheck-traces/by-page-shmem.json")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | \"backing\": \"shmem\", \"lookup\": \"page\"",
        "11 | \"backing\": \"shmem\", \"page-fields\": \"written\"",
        " 0 | \"backing\": \"shmem\""
      })
  void aDesignOfOnesOwnEndsByWhatItBreaks(int code, String design) throws Exception {
    Jar.Run run = jar.run("check", file(Scenarios.json("mine", design)));
    assertThat(run.code()).as(run.out()).isEqualTo(code);
  }

  @Test
  void anExpectedViolationThatIsNotThereEndsWith14() throws Exception {
    String text =
        Scenarios.json("mine", "")
            .replace("\"design\"", "\"expected\": {\"S3\": {\"violated\": true}}, \"design\"");
    assertThat(jar.run("check", file(text)).code()).isEqualTo(14);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                          | my.json:2:",
        "\"lookup\": \"pge\"        | use one of range, page",
        "\"lokup\": \"page\"        | backing, lookup",
        "\"file-owner\": \"object\" | set backing=shmem"
      })
  void aWrongScenarioEndsWith65AndSaysWhatIsAllowed(String design, String words) throws Exception {
    String text = design.equals("{") ? "{\n" : Scenarios.json("mine", design);
    Jar.Run run = jar.run("check", file(text));
    assertThat(run.code()).isEqualTo(65);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words).doesNotContain("Exception", "\tat ");
  }

  @Test
  void anUnknownOptionEndsWith64() throws Exception {
    Jar.Run run = jar.run("check", "--fsrt", "mainline-pool");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("--fsrt").doesNotContain("\tat ");
  }

  @Test
  void tooLittleMemoryEndsWith20AndSaysHowFarItCame() throws Exception {
    Jar.Run run = jar.run("check", "mainline-pool", "--memory", "1k");
    assertThat(run.code()).isEqualTo(20);
    assertThat(run.out()).contains("memory used up after", "not decided: searched to depth");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theFirstViolationLeavesTheRestOpen() throws Exception {
    Jar.Run run = jar.run("check", "by-page-shmem", "--first");
    assertThat(run.code()).isEqualTo(22);
    assertThat(run.out()).contains("not decided").doesNotContain("holds");
  }

  @Test
  void aFolderThatCannotBeWrittenEndsWith73AndTheVerdictsAreThere() throws Exception {
    Files.writeString(folder.resolve("taken"), "a file");
    Jar.Run run = jar.run("check", "by-page-shmem", "--out", "taken");
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.err()).contains("'taken'", "--out").hasLineCount(1);
    assertThat(run.out()).contains("violated at depth");
  }

  @Test
  void aTraceOfAnotherModelIsToldAsSuchAndTriedStill() throws Exception {
    jar.run("check", "by-page-shmem");
    Path trace = folder.resolve("rmapcheck-traces/by-page-shmem.json");
    String text = Files.readString(trace);
    Files.writeString(
        trace, text.replaceFirst("\"modelHash\": \"........", "\"modelHash\": \"00000000"));
    Jar.Run same = jar.run("replay", trace.toString());
    assertThat(same.code()).isZero();
    assertThat(same.out()).contains("another version of the model", "It replays");
    Files.writeString(trace, text.replaceFirst("\"new\": \"[^\"]*\"", "\"new\": \"nonsense\""));
    Jar.Run other = jar.run("replay", trace.toString());
    assertThat(other.code()).isEqualTo(30);
    assertThat(other.out()).containsPattern("It does not replay. step [0-9]+ \\(");
  }

  @Test
  void aScenarioIsNoTrace() throws Exception {
    Jar.Run run = jar.run("replay", file(Scenarios.json("mine", "")));
    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err()).contains("my.json:");
  }

  @Test
  void resultsForMachinesAreTheSameInEveryRun() throws Exception {
    Jar.Run run = jar.run("check", "--group", "thread", "--json");
    assertThat(run.code()).isZero();
    JsonNode document = new JsonMapper().readTree(run.out());
    assertThat(document.at("/scenarios/0/name").asString()).isEqualTo("mainline-pool");
    assertThat(document.at("/scenarios/0/properties/0/verdict").asString()).isEqualTo("holds");
    assertThat(run.out()).doesNotContain("millis");
    assertThat(jar.run("check", "--group", "thread", "--json").out()).isEqualTo(run.out());
    assertThat(jar.run("check", "mainline-pool", "--json", "--timings").out()).contains("millis");
  }

  @Test
  void eachViolatedPropertyHasItsTraceWhenAskedFor() throws Exception {
    jar.run("check", "by-page-shmem", "--all-traces", "--out", "all");
    assertThat(folder.resolve("all")).isDirectoryContaining("glob:**by-page-shmem-S4.json");
    assertThat(jar.run("replay", "all/by-page-shmem-S6.json").code()).isZero();
  }

  @Test
  void aPipeThatIsClosedEndsQuietly() throws Exception {
    Jar.Run run = jar.shell("rmapcheck check --all | head -n 1");
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anInterruptEndsWith21AndWhatIsKnown() throws Exception {
    String tensOfMillionsOfStates =
        """
        {"schemaVersion": 1, "name": "large", "question": "How large does it get?",
         "kernel": "6.12", "actors": ["move", "cpu", "gpu"], "design": {"move": "blit"},
         "scope": {"buffers": 2, "pages": 2, "cpus": 2, "vramSlots": 1}}
        """;
    Jar.Run run = jar.interrupted(jar.start("check", file(tensOfMillionsOfStates)));
    assertThat(run.code()).isEqualTo(21);
    assertThat(run.out()).contains("interrupted");
    assertThat(run.err()).doesNotContain("Exception");
  }

  @Test
  void theJarHasTheVersionThatItPrints() throws Exception {
    try (JarFile file = new JarFile(Jar.file().toFile())) {
      assertThat(file.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isEqualTo(Version.NUMBER);
    }
  }
}
