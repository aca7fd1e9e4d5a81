package org.rmapcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.cli.command.Program;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.cli.terminal.Interruption;

final class CommandLineTest {

  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, false, StandardCharsets.US_ASCII);
    PrintStream errStream = new PrintStream(err, false, StandardCharsets.US_ASCII);
    int code = new Program(outStream, errStream, new Interruption()).run(args);
    outStream.flush();
    errStream.flush();
    return new Run(
        code, out.toString(StandardCharsets.US_ASCII), err.toString(StandardCharsets.US_ASCII));
  }

  /** Every command that the program's help lists. */
  static List<String> commands() {
    return run("--help")
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches("  [a-z].*"))
        .map(line -> line.strip().split(" ", 2)[0])
        .filter(name -> !name.startsWith("generate-"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(String command) {
    PrintStream known = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.US_ASCII));
    Run run;
    try {
      run = run(command, "--help");
    } finally {
      System.setErr(known);
    }
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage:", "Example");
    assertThat(run.err()).isEmpty();
    assertThat(warnings.toString(StandardCharsets.US_ASCII)).isEmpty();
  }

  @Test
  void theHelpOfTheProgramListsEveryExitCode() {
    Run run = run("--help");
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(run.out()).containsPattern("(?m)^  " + status.code() + "  ");
    }
  }

  @Test
  void exitCodesAreDifferent() {
    Set<Integer> codes = new HashSet<>();
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(codes.add(status.code())).isTrue();
    }
  }

  @Test
  void harmIsWorseThanARuleAndARuleWorseThanAnOpenEnd() {
    assertThat(ExitStatus.HARM.worse(ExitStatus.DISCIPLINE)).isEqualTo(ExitStatus.HARM);
    assertThat(ExitStatus.OUT_OF_MEMORY.worse(ExitStatus.DISCIPLINE))
        .isEqualTo(ExitStatus.DISCIPLINE);
  }

  @Test
  void aMisspeltOptionIsToldWithTheRightOne() {
    Run run = run("check", "--frist");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("'--frist'", "--first", "check --help");
  }

  @Test
  void aMisspeltCommandIsToldWithTheRightOne() {
    Run run = run("replya");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("'replya'", "replay");
  }

  @Test
  void optionsThatNeedEachOtherSaySo() {
    assertThat(run("check", "--timings", "mainline-pool").err()).contains("--json");
    assertThat(run("check", "--json", "--show", "mainline-pool").code()).isEqualTo(64);
    assertThat(run("check").err()).contains("nothing to check");
    assertThat(run("check", "--group", "nix").err()).contains("use one of thread, lookup");
    assertThat(run("check", "mainline-pool", "--width", "7").err()).contains("40 to 160");
    assertThat(run("check", "mainline-pool", "--memory", "much").err()).contains("500m");
    assertThat(run("check", "mainline-pool", "--memory", "999t").err()).contains("-Xmx");
  }

  @Test
  void allScenariosAreListedWithTheirQuestions() {
    Run run = run("list");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("mainline-pool", "--group lookup", "keep the CPU out");
  }

  @Test
  void switchesScopesAndPropertiesAreListedInWords() {
    assertThat(run("list", "--switches").out()).contains("page-until-unmapped", "rmap_walk");
    assertThat(run("list", "--scopes").out()).contains("addressSpaces", "gpu");
    assertThat(run("list", "--properties").out())
        .contains("S6 NoLostWrite (harm)", "must hold", "if it breaks", "deadlock Hang");
  }

  @Test
  void aScenarioIsShownReadyToBeCopied() {
    assertThat(run("list", "--show", "mainline-pool").out())
        .startsWith("{\n  \"schemaVersion\": 1");
    assertThat(run("list", "--show", "mainline-pol").err()).contains("mainline-pool");
  }

  @Test
  void whatIsBrokenAndNotAskedForIsNamedApartFromTheVerdict() {
    Run run = run("check", "c07-batch-flushed");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("c07-batch-flushed: holds", "-> nothing that is asked for breaks")
        .contains("not asked for, and broken: S14 LockDiscipline\n");
    assertThat(run("check", "c07-batch-flushed", "--json").out())
        .contains("\"broken\": []", "\"brokenUnasked\": [\"S14\"]");
  }

  @Test
  void aKnownBugIsFoundAndGoneWithItsFix() {
    Run run = run("corpus", "c10");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("aac6db75a9fc", "mmap-fill=remap", "1 bugs: 1 found", "1 gone");
    assertThat(run("corpus", "C99").code()).isEqualTo(64);
  }

  @Test
  void aModelIsExported() {
    assertThat(run("export", "--to", "promela", "mainline-pool").out()).contains("proctype");
    assertThat(run("export", "--to", "promela", "mainline-pool", "--properties", "S99").code())
        .isEqualTo(64);
    assertThat(run("export", "mainline-pool").err()).contains("--to");
  }

  @Test
  void completionIsGenerated() {
    assertThat(run("generate-completion").out()).contains("complete", "rmapcheck");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("--version").out()).isEqualTo("rmapcheck " + Version.NUMBER + "\n");
  }
}
