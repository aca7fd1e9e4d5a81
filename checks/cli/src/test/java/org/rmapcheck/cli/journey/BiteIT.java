package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people find out what a verdict is worth: mutants, coverage, larger scopes. */
final class BiteIT {

  @TempDir Path folder = Path.of("");

  private Jar jar = new Jar(folder);

  @BeforeEach
  void inItsFolder() {
    jar = new Jar(folder);
  }

  @Test
  void mutantsOfOneProcessAreScoredWithSurvivorsOneALine() throws Exception {
    Jar.Run run = jar.run("mutate", "mainline-pool", "--process", "move");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("noticed first by", "survivors", "score ", " killed, ");
    assertThat(run.out().lines()).noneMatch(line -> line.startsWith("  cpu."));
  }

  @Test
  void aScoreBelowTheOneExpectedEndsWith14() throws Exception {
    assertThat(jar.run("mutate", "mainline-pool", "--process", "move", "--least", "100").code())
        .isEqualTo(14);
  }

  @Test
  void aLadderSaysHowFarTheVerdictHolds() throws Exception {
    Jar.Run run = jar.run("ladder", "nowait-fault", "--seconds", "1", "--memory", "100m");
    assertThat(run.out()).contains("as it is", "pages 2", "cpus 2");
  }

  @Test
  void coverageTellsWhatFiresAndWhatIsForNothing() throws Exception {
    Jar.Run run = jar.run("check", "mainline-pool", "--coverage");
    assertThat(run.out()).contains("move.zap: ", "cpu.idle_wait: never fires");
  }
}
