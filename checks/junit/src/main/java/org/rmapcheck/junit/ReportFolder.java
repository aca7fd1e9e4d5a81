package org.rmapcheck.junit;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where traces go: where the system property {@value #PROPERTY} says, else beside the reports of
 * the Maven or Gradle project whose classes the test is among. An IDE may run it from any folder.
 */
final class ReportFolder {

  static final String PROPERTY = "rmapcheck.traces";

  private static final String FOLDER = "rmapcheck";

  private ReportFolder() {}

  static Path path(Class<?> test) {
    String asked = System.getProperty(PROPERTY, "");
    if (!asked.isEmpty()) {
      return Path.of(asked);
    }
    Path from = classes(test).orElse(Path.of(""));
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      if (folder.endsWith("target")) {
        return folder.resolve(Path.of("surefire-reports", FOLDER));
      } else if (folder.endsWith("build")) {
        return folder.resolve(Path.of("test-results", FOLDER));
      }
    }
    return Path.of("rmapcheck-traces");
  }

  /** The folder or jar that the class is from. */
  private static Optional<Path> classes(Class<?> test) {
    CodeSource source = test.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
