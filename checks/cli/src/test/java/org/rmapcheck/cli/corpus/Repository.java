package org.rmapcheck.cli.corpus;

import java.nio.file.Files;
import java.nio.file.Path;

/** Places in the source tree that tests compare with. */
public final class Repository {

  private Repository() {}

  /** The folder of the parent pom. */
  public static Path root() {
    Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("counterexamples"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the tests run outside the source tree");
    }
    return folder;
  }

  public static Path corpus() {
    return root().resolve("counterexamples/corpus");
  }

  static Path scenario(String name) {
    return root()
        .resolve("model/src/main/resources/org/rmapcheck/ttm/scenarios")
        .resolve(name + ".json");
  }
}
