package org.rmapcheck.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rmapcheck.cli.corpus.Repository;
import org.rmapcheck.validate.runs.RecordedSteps;
import org.rmapcheck.validate.runs.RecordedSteps.Recorded;

/** How often the recordings show the steps of an actor's file. */
final class InTheLogs {

  private static final Path FOLDER = Path.of("model/src/main/java/org/rmapcheck/ttm/actor");

  private InTheLogs() {}

  /**
   * How often they show the step that is seen most of those that the file quotes the kernel's line
   * of; 0 if they show none.
   */
  static long times(String actor) throws IOException {
    Path file = Repository.root().resolve(FOLDER).resolve(actor + ".java");
    String java = Files.readString(file, StandardCharsets.UTF_8).replaceAll("\"\\s*\\+ \"", "");
    return RecordedSteps.all().stream()
        .filter(step -> quotes(java, step))
        .mapToLong(Recorded::count)
        .max()
        .orElse(0);
  }

  private static boolean quotes(String java, Recorded step) {
    return step.kernel()
        .filter(ref -> java.contains("\"" + ref.call().replace("\"", "\\\"") + "\""))
        .filter(ref -> java.contains("\"" + ref.function() + "\""))
        .filter(ref -> named(java, step.label()))
        .isPresent();
  }

  /** Whether the file has the label, or what is left of it without the name of its process. */
  private static boolean named(String java, String label) {
    String rest = label;
    while (true) {
      if (java.contains("\"" + rest + "\"") || java.contains("label(\"" + rest + "\")")) {
        return true;
      }
      int bar = rest.indexOf('_');
      if (bar < 0) {
        return java.contains("step(label)");
      }
      rest = rest.substring(bar + 1);
    }
  }
}
