package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody wants to know which combinations of decisions are acceptable. */
final class MatrixIT {

  private static final String SMALL =
      "matrix --base mainline-pool --switch lookup=range,page --switch page-fields=own,written"
          + " --switch second-route";

  @TempDir Path folder = Path.of("");

  private Jar.Run run(String more) throws Exception {
    return new Jar(folder).run((SMALL + more).split(" "));
  }

  @Test
  void theTableTheConditionAndTheFileForMachinesAgree() throws Exception {
    Jar.Run run = run(" --minimal");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .matches("[\\n\\x20-\\x7e]+")
        .contains("8 cells, 4 of which cannot be; 4 different models")
        .containsPattern("page, own +harm S3 @\\d+ +invalid #1")
        .containsPattern("(?m)^#1: second-route=on maps the shmem file")
        .contains("lookup=page: harm S3 @")
        .contains("lookup is range, or page-fields is written")
        .contains("8 cells: 3 holds, 1 violated, 4 invalid;");
    String file = Files.readString(folder.resolve("rmapcheck-matrix.json"));
    assertThat(file).contains("\"holdsIfAndOnlyIf\"");
    assertThat(run(" --minimal --json").out()).isEqualTo(file);
  }

  @Test
  void aWrongSwitchIsToldWithAHint() throws Exception {
    Jar.Run run = new Jar(folder).run("matrix", "--switch", "lokup");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("no switch 'lokup'").contains("lookup");
  }

  @Test
  void aFileThatCannotBeWrittenLosesNothingOfThePage() throws Exception {
    Jar.Run run = run(" --out no/such/folder/m.json");
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.err()).contains("no/such/folder/m.json").contains("--out");
    assertThat(run.out()).contains("8 cells: 3 holds");
  }

  @Test
  void anInterruptedMatrixKeepsTheCellsThatAreDone() throws Exception {
    Jar jar = new Jar(folder);
    Process process =
        jar.start(
            ("matrix --base mainline-pool --switch lookup --switch backing=pool --switch page-fields"
                    + " --scope cpus=4 --scope pages=2 --scope buffers=2")
                .split(" "));
    Jar.Run run = jar.interrupted(process);
    assertThat(run.code()).isEqualTo(21);
    assertThat(run.out()).contains("12 cells: ", " open;", "open: the search did not end");
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(Files.readString(folder.resolve("rmapcheck-matrix.json")))
        .contains("\"finding\": \"open\"", "incomplete: interrupted");
    assertThat(run.out()).contains("--resume goes on from there");
  }
}
