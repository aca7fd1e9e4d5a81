package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.cli.corpus.Repository;

/** Counterexamples as people read them. */
final class ReadingIT {

  @TempDir Path folder = Path.of("");

  private Jar jar = new Jar(folder);

  @BeforeEach
  void inItsFolder() throws IOException {
    jar = new Jar(folder);
    Files.copy(Repository.corpus().resolve("by-page-shmem.json"), folder.resolve("t.json"));
  }

  @Test
  void anExplanationMarksWhatMattersAndASliceLeavesTheRestOut() throws Exception {
    Jar.Run whole = jar.run("explain", "t.json");
    assertThat(whole.code()).isZero();
    assertThat(whole.out())
        .contains("steps on which the violation depends", "because of", "context switch")
        .contains("mmap_lock in do_user_addr_fault()");
    Jar.Run slice = jar.run("explain", "t.json", "--slice");
    assertThat(slice.out()).contains("The others").doesNotContain("mmap_lock in");
  }

  @Test
  void theSafeSiblingStandsBesideTheRun() throws Exception {
    Jar.Run run = jar.run("explain", "t.json", "--against", "mainline-shmem");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("by-page-shmem", "| mainline-shmem", "They part at step")
        .contains("S3 MoveExclusion is not broken anywhere along this run");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 72);
  }

  @Test
  void aTraceOfAnEarlierReleaseIsExplainedFromItsModel() throws Exception {
    String old =
        Files.readString(folder.resolve("t.json"))
            .replaceFirst("\"schemaVersion\": 2", "\"schemaVersion\": 1")
            .replaceAll(",\n *\"explanation\": \\{(?s:.*?)\n      }", "")
            .replaceFirst(",\n *\"contextSwitches\": [0-9]+", "")
            .replaceFirst("\"constants\": \\{(?s:.*?)\n  },\n", "");
    assertThat(old).doesNotContain("explanation", "constants", "contextSwitches");
    Files.writeString(folder.resolve("old.json"), old);
    Jar.Run run = jar.run("explain", "old.json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("steps on which the violation depends");
    assertThat(jar.run("replay", "old.json").code()).isZero();
  }

  @Test
  void aPageIsWrittenWholeOrNotAtAll() throws Exception {
    assertThat(jar.run("explain", "t.json", "--html", "p.html").code()).isZero();
    assertThat(Files.readString(folder.resolve("p.html"))).endsWith("</html>\n");
    assertThat(jar.run("explain", "t.json", "--html", "no/p.html").code()).isEqualTo(73);
    assertThat(jar.run("explain", "t.json", "--html", "/dev/full").code()).isEqualTo(73);
    assertThat(jar.run("explain", "t.json", "t.json").err()).contains("--html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "itf", "mermaid", "dot", "sarif", "perfetto", "mail"})
  void everyFormIsWritten(String form) throws Exception {
    Jar.Run run = jar.run("convert", "t.json", "--to", form);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isNotBlank().matches("[ -~\n]*");
  }

  @Test
  void aMailNamesTheStepWhereTheControlParts() throws Exception {
    Jar.Run run = jar.run("convert", "t.json", "--to", "mail");
    assertThat(run.out()).contains("Control: with lookup=range", "The control parts at step");
    assertThat(jar.run("convert", "t.json", "--to", "fax").err()).contains("mermaid, dot, sarif");
  }

  @Test
  void aModelIsWalkedByHandAndTheWalkReplays() throws Exception {
    Jar.Run run =
        jar.shell(
            "printf '1\\nb\\n99\\nwhat\\ns\\ngoto violation S4\\nsave w.json\\nq\\n'"
                + " | rmapcheck step by-page-shmem");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("There is no step 99", "breaks S4 LookupComplete", "saved as");
    assertThat(jar.run("replay", "w.json").code()).isZero();
    assertThat(jar.run("explain", "w.json").out()).contains("walked by hand");
    assertThat(jar.run("step", "by-page-shmem").code()).isZero();
  }

  @Test
  void narrowTerminalsOldLocalesAndClosedPipesAreNoProblem() throws Exception {
    Jar.Run narrow = jar.shell("LC_ALL=C LANG=C rmapcheck explain t.json --width 40");
    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 40);
    Jar.Run both = jar.run("explain", "t.json", "--against", "mainline-shmem", "--width", "40");
    assertThat(both.out().lines()).allMatch(line -> line.length() <= 40);
    Jar.Run pipe = jar.shell("rmapcheck explain t.json | head -n 1");
    assertThat(pipe.out()).hasLineCount(1);
    assertThat(pipe.err()).isEmpty();
  }

  @Test
  void theExampleForGitLabRuns() throws Exception {
    Path example = Repository.root().resolve("checks/cli/src/examples/gitlab-ci.yml");
    String command;
    try (Stream<String> lines = Files.lines(example)) {
      command =
          lines
              .filter(line -> line.contains("java -jar rmapcheck.jar"))
              .map(line -> line.strip().substring("- java -jar rmapcheck.jar".length()))
              .findFirst()
              .orElseThrow();
    }
    Files.writeString(
        folder.resolve("suite.json"),
        "{\"schemaVersion\": 1, \"name\": \"n\", \"scenarios\": [\"by-page-shmem\"]}");
    jar.run("gate", "suite.json", "--update");
    Jar.Run run = jar.shell("rmapcheck " + command);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(folder).isDirectoryContaining("glob:**/{junit.xml,quality.json,summary.md}");
    assertThat(folder.resolve("counterexamples/by-page-shmem.json")).exists();
  }

  @Test
  void theExampleForGitHubRuns() throws Exception {
    Path example = Repository.root().resolve("checks/cli/src/examples/github-actions.yml");
    StringBuilder script = new StringBuilder();
    try (Stream<String> lines = Files.lines(example)) {
      lines
          .dropWhile(line -> !line.contains("run: |"))
          .skip(1)
          .takeWhile(line -> line.startsWith("          "))
          .forEach(line -> script.append(line.strip()).append('\n'));
    }
    Files.writeString(
        folder.resolve("suite.json"),
        "{\"schemaVersion\": 1, \"name\": \"n\", \"scenarios\": [\"by-page-shmem\"]}");
    String shell =
        "export GITHUB_STEP_SUMMARY=page.md; "
            + script.toString().replace("java -jar rmapcheck.jar", "rmapcheck");
    Jar.Run run = jar.shell(shell);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(15);
    assertThat(run.out()).contains("::warning file=suite.json");
    assertThat(Files.readString(folder.resolve("page.md"))).contains("## rmapcheck: n");
  }
}
