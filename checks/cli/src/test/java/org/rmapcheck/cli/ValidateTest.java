package org.rmapcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.command.Program;
import org.rmapcheck.cli.corpus.Repository;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Interruption;

/** What people see of {@code validate}. */
final class ValidateTest {

  private static final Path LOG =
      Repository.root()
          .resolve("checks/validate/src/test/resources/org/rmapcheck/validate")
          .resolve("race_small.trace.gz");

  @TempDir private Path folder = Path.of("");

  private record Run(int code, String out, String err) {}

  private static Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int code =
        new Program(
                new PrintStream(out, true, StandardCharsets.US_ASCII),
                new PrintStream(err, true, StandardCharsets.US_ASCII),
                new Interruption())
            .run(words);
    return new Run(
        code, out.toString(StandardCharsets.US_ASCII), err.toString(StandardCharsets.US_ASCII));
  }

  private static String text() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(LOG))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aRecordedLogConforms() {
    Run run = run("validate", LOG, "--steps");
    assertThat(run.out()).startsWith("conforms").contains("555 events", "move.assign", "118 of");
    assertThat(run.code()).isZero();
  }

  @Test
  void aWrongLogIsShownInLanesUpToTheEventThatNoRunHas() throws IOException {
    Path wrong = folder.resolve("wrong.trace");
    String unlock = "unlock: (ww_mutex_unlock+0x0/0x50) lock=0xff3707ec02118100";
    StringBuilder edited = new StringBuilder();
    text()
        .lines()
        .forEach(
            line -> {
              edited.append(line).append('\n');
              if (line.contains(" 344: unmap_virtual:")) {
                edited.append("         ttmrace-157     [001]           344: " + unlock + "\n");
              }
            });
    Files.writeString(wrong, edited.toString());
    Run run = run("validate", wrong);
    assertThat(run.code()).isEqualTo(ExitStatus.NOT_A_RUN.code());
    assertThat(run.out())
        .startsWith("does not conform: event 344")
        .contains(
            "ttmrace-157", "^-- no run of the model", "the event needs", "states were possible");
  }

  @Test
  void eventsThatTheMappingDoesNotKnowAreCountedAndNamed() throws IOException {
    Path more = folder.resolve("more.trace");
    Files.writeString(
        more, text() + "         ttmrace-157     [001]           900: made_up: (f+0x0)\n");
    Run run = run("validate", more);
    assertThat(run.out()).startsWith("conforms").contains("unknown: made_up 1");
  }

  @Test
  void whatIsNoLogOrNoMappingIsOneMessageAndOneExitCode() throws IOException {
    Path none = folder.resolve("none.trace");
    Files.writeString(none, "# tracer: nop\n");
    for (Run run :
        new Run[] {
          run("validate", none),
          run("validate", folder.resolve("missing.trace")),
          run("validate", LOG, "--mapping", "ttm-9.9")
        }) {
      assertThat(run.code()).isEqualTo(ExitStatus.BAD_DOCUMENT.code());
      assertThat(run.err().lines()).hasSize(1);
    }
  }
}
