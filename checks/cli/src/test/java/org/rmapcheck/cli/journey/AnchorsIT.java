package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.anchor.MadeUpTree;

/** Somebody has a kernel tree and wants to know whether the model still quotes it. */
final class AnchorsIT {

  @TempDir Path folder = Path.of("");

  @Test
  void aTreeWithAllLinesIsFine() throws Exception {
    MadeUpTree.write(folder);
    Jar.Run run = new Jar(folder).run("anchors", "--linux", ".");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).startsWith("Linux 6.12: ").doesNotContain("gone");
  }

  @Test
  void aMissingLineIsListedWithItsStepsAndEndsWithItsOwnExitCode() throws Exception {
    MadeUpTree.write(folder);
    Files.delete(folder.resolve("arch/x86/mm/tlb.c"));
    Jar.Run run = new Jar(folder).run("anchors", "--linux", ".");
    assertThat(run.code()).isEqualTo(31);
    assertThat(run.out())
        .contains("gone (", "arch/x86/mm/tlb.c: flush_tlb_func()", "the file is not there")
        .contains("exit code 31");
    Jar.Run json = new Jar(folder).run("anchors", "--linux", ".", "--json");
    assertThat(json.code()).isEqualTo(31);
    assertThat(json.out()).contains("\"status\": \"no-file\"", "\"linux\": \"6.12\"");
  }

  @Test
  void aFolderThatIsNotThereIsAWrongCommandLine() throws Exception {
    Jar.Run run = new Jar(folder).run("anchors", "--linux", "no-such-folder");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("no-such-folder");
  }
}
