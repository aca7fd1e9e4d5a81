package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class DocumentFilesTest {
  private final Path folder;

  DocumentFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("t.json"), "old");
    DocumentFiles.write(file, "new");
    assertThat(Files.readString(file)).isEqualTo("new");
    assertThat(names()).containsExactly("t.json");
  }

  @Test
  void aLinkKeepsPointingToTheFileThatIsReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("t.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    DocumentFiles.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void aTemporaryFileOfAKilledProcessIsNoObstacle() throws Exception {
    Path left = folder.resolve(".rmapcheck-" + ProcessHandle.current().pid() + "-0");
    Files.writeString(left, "half");
    DocumentFiles.write(folder.resolve("t.json"), "new");
    assertThat(Files.readString(folder.resolve("t.json"))).isEqualTo("new");
    assertThat(Files.readString(left)).isEqualTo("half");
  }

  @Test
  void twoWritersAtOnceLeaveOneWholeFile() throws Exception {
    Path file = folder.resolve("t.json");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = String.valueOf((char) ('a' + i % 26)).repeat(100_000);
      writers.add(
          () -> {
            DocumentFiles.write(file, text);
            return true;
          });
    }
    for (Future<Boolean> done : threads.invokeAll(writers)) {
      assertThat(done.get()).isTrue();
    }
    threads.shutdown();
    assertThat(Files.readString(file)).hasSize(100_000).matches("(.)\\1*");
    assertThat(names()).containsExactly("t.json");
  }

  @Test
  void aMissingFolderIsReportedWithThePath() {
    Path file = folder.resolve("none/t.json");
    assertThatThrownBy(() -> DocumentFiles.write(file, "x"))
        .isInstanceOf(DocumentException.class)
        .hasMessage(file + ": cannot be written: no such file or folder");
  }

  @Test
  void aFolderInPlaceOfTheFileIsReported() {
    assertThatThrownBy(() -> DocumentFiles.write(folder, "x"))
        .hasMessage(folder + ": cannot be written: it is a folder; name a file in it");
  }

  @Test
  void aFolderWithoutPermissionIsReported() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeTrue(closed.toFile().setWritable(false));
    assumeTrue(!Files.isWritable(closed), "root may write everywhere");
    assertThatThrownBy(() -> DocumentFiles.write(closed.resolve("t.json"), "x"))
        .hasMessageEndingWith("cannot be written: permission denied");
  }

  @Test
  @EnabledIf("hasDevFull")
  void aFullDiskIsReportedWithThePath() {
    assertThatThrownBy(() -> DocumentFiles.write(Path.of("/dev/full"), "x"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("/dev/full: cannot be written: No space left on device");
    assertThat(Path.of("/dev/full")).exists();
  }

  static boolean hasDevFull() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
