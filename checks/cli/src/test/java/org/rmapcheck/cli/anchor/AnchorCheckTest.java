package org.rmapcheck.cli.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.model.ir.KernelRef;

final class AnchorCheckTest {

  private static final KernelRef LINE = new KernelRef("f", "g(a, b);", "mm/a.c");
  private static final KernelRef OLD =
      new KernelRef(
          "ttm_tt_clear_mapping", "(*page)->mapping = NULL;", "drivers/gpu/drm/ttm/ttm_tt.c");

  @TempDir Path tree = Path.of("");

  private AnchorReport check(String text) throws IOException {
    Files.createDirectories(tree.resolve("mm"));
    Files.writeString(tree.resolve("mm/a.c"), text);
    return new AnchorCheck(tree).check(List.of(anchor(LINE)));
  }

  private static Anchor anchor(KernelRef ref) {
    return new Anchor(ref, List.of("p.step"), List.of("s"), List.of(), List.of("6.12"));
  }

  @Test
  void aLineInItsFunctionIsFound() throws IOException {
    AnchorReport report = check("int f(void)\n{\n\tg(a,\n\t  b);\n}\n");
    assertThat(report.gone()).isEmpty();
    assertThat(report.expected()).hasSize(1);
  }

  @Test
  void itIsSaidWhetherFileFunctionOrLineIsGone() throws IOException {
    assertThat(check("int f(void)\n{\n\tg(a);\n}\n").gone())
        .extracting(AnchorResult::status)
        .containsExactly(AnchorResult.Status.NO_QUOTE);
    assertThat(check("int e(void)\n{\n\tg(a, b);\n}\n").gone())
        .extracting(AnchorResult::status)
        .containsExactly(AnchorResult.Status.NO_FUNCTION);
    Files.delete(tree.resolve("mm/a.c"));
    assertThat(new AnchorCheck(tree).check(List.of(anchor(LINE))).gone())
        .extracting(AnchorResult::status)
        .containsExactly(AnchorResult.Status.NO_FILE);
  }

  @Test
  void aLineThatMovedIsShownInItsNewFunction() throws IOException {
    AnchorResult gone = check("int f(void)\n{\n}\nint h(void)\n{\n\tg(a, b);\n}\n").gone().get(0);
    assertThat(gone.elsewhere()).containsExactly("h");
  }

  @Test
  void aLineOfAnOlderKernelIsHistoryInANewTreeAndExpectedInAnOldOne() throws IOException {
    MadeUpTree.write(tree, "6", "12", List.of(LINE));
    AnchorReport now = new AnchorCheck(tree).check(List.of(anchor(OLD)));
    assertThat(now.gone()).isEmpty();
    assertThat(now.history()).hasSize(1);
    MadeUpTree.write(tree, "5", "15", List.of(LINE));
    assertThat(new AnchorCheck(tree).check(List.of(anchor(OLD))).gone()).hasSize(1);
  }

  @Test
  void aLineThatIsCalledHistoryButIsThereIsTold() throws IOException {
    MadeUpTree.write(tree, "6", "12", List.of(OLD));
    assertThat(new AnchorCheck(tree).check(List.of(anchor(OLD))).revived()).hasSize(1);
  }

  @Test
  void theVersionIsReadFromTheMakefile() throws IOException {
    assertThat(new AnchorCheck(tree).check(List.of()).version()).isEmpty();
    MadeUpTree.write(tree, "6", "1", List.of());
    assertThat(new AnchorCheck(tree).check(List.of()).version())
        .hasValue(new KernelVersion(6, 1, 0));
  }

  @Test
  void aFolderThatIsNotThereIsTheUsersError() {
    Path nowhere = tree.resolve("nowhere");
    assertThatThrownBy(() -> new AnchorCheck(nowhere))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("kernel source tree");
  }
}
