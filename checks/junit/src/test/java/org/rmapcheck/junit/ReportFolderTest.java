package org.rmapcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where traces go when nobody says so. */
final class ReportFolderTest {

  @Test
  void tracesGoBesideTheReportsOfTheProjectThatHasTheTestWhateverTheWorkingDirectory() {
    Path folder = ReportFolder.path(ReportFolderTest.class);
    assertThat(folder).isAbsolute().endsWithRaw(Path.of("target", "surefire-reports", "rmapcheck"));
    assertThat(folder.resolve(Path.of("..", "..", "..", "pom.xml")).normalize()).exists();
  }

  @Test
  void aClassThatIsFromNoProjectWritesToTheWorkingDirectory() {
    assertThat(ReportFolder.path(String.class)).isEqualTo(Path.of("rmapcheck-traces"));
  }
}
