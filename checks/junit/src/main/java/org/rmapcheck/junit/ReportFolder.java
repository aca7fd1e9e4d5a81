package org.rmapcheck.junit;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where traces go: beside the reports of Maven's or Gradle's tests, or where the system property
 * {@value #PROPERTY} says.
 */
final class ReportFolder {

  static final String PROPERTY = "rmapcheck.traces";

  private ReportFolder() {}

  static Path path() {
    String asked = System.getProperty(PROPERTY, "");
    if (!asked.isEmpty()) {
      return Path.of(asked);
    }
    Path project = Path.of(System.getProperty("basedir", ""));
    boolean gradle =
        !Files.exists(project.resolve("target")) && Files.exists(project.resolve("build"));
    Path reports =
        gradle
            ? project.resolve("build").resolve("test-results")
            : project.resolve("target").resolve("surefire-reports");
    return reports.resolve("rmapcheck");
  }
}
