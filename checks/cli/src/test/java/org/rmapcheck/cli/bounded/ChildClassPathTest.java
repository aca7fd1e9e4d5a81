package org.rmapcheck.cli.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launchers of tests load classes that the class path of their process does not have. */
final class ChildClassPathTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void whatALauncherLoadsComesBeforeTheClassPathOfItsProcess() throws IOException {
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader launcher = new URLClassLoader(classes, getClass().getClassLoader())) {
      assertThat(ChildClassPath.of(launcher))
          .startsWith(folder + File.pathSeparator)
          .endsWith(System.getProperty("java.class.path"));
    }
  }
}
