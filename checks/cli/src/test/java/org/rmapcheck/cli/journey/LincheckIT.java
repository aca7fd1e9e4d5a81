package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks for a second opinion. */
final class LincheckIT {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void threadsFindWhatTheSearchFindsAndTheirTraceReplays() throws Exception {
    Jar jar = new Jar(folder);
    Jar.Run check = jar.run("check", "--scheduler", "lincheck", "by-page-shmem");
    assertThat(check.out())
        .contains("threads: exhausted within the bound, ")
        .contains("search:  broken: S1 S2 S3 S4 S6, same bound")
        .contains("trace:   rmapcheck-traces");
    assertThat(check.code()).isZero();
    Jar.Run replay = jar.run("replay", "rmapcheck-traces/by-page-shmem-lincheck.json");
    assertThat(replay.out()).contains("It replays");
  }

  @Test
  void theFirstScheduleThatFailsIsATraceThatReplays() throws Exception {
    Jar jar = new Jar(folder);
    Jar.Run check =
        jar.run(
            "check",
            "--scheduler",
            "lincheck",
            "--first",
            "two-buffers-no-ghost",
            "--after",
            "cpu tlb cpu move gpu(b0) move",
            "--bound",
            "move=16,gpu(b0)=3,gpu(b1)=3");
    assertThat(check.out())
        .contains("threads: found, ", " of 123,212 schedules")
        .contains("trace:   rmapcheck-traces");
    assertThat(check.code()).isZero();
    Jar.Run replay = jar.run("replay", "rmapcheck-traces/two-buffers-no-ghost-lincheck.json");
    assertThat(replay.out()).contains("It replays");
  }

  @Test
  void aBoundIsCountedExactly() throws Exception {
    Jar.Run count =
        new Jar(folder)
            .run("count", "mainline-pool", "--after", "cpu tlb cpu", "--bound", "move=3,cpu=1");
    assertThat(count.out()).contains("schedules of up to").contains("nothing breaks");
    assertThat(count.code()).isZero();
  }

  @Test
  void whatDoesNotGoTogetherIsAnError() throws Exception {
    Jar jar = new Jar(folder);
    Jar.Run bound = jar.run("check", "mainline-pool", "--bound", "move=3");
    assertThat(bound.code()).isEqualTo(64);
    assertThat(bound.err()).contains("--scheduler lincheck");
    Jar.Run unknown = jar.run("count", "mainline-pool", "--bound", "mover=3");
    assertThat(unknown.code()).isEqualTo(64);
    assertThat(unknown.err()).contains("no process 'mover': use one of move");
  }
}
