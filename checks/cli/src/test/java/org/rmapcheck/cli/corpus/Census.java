package org.rmapcheck.cli.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kept counts of the built-in scenarios: what the passes leave to explore. */
final class Census {

  private static final Path FILE =
      Repository.root().resolve("checks/cli/src/test/resources/census.txt");

  private Census() {}

  static String line(Found found) {
    var census = found.result().outcome().census();
    return "%s: %d states, %d transitions, depth %d, %d bits"
        .formatted(
            found.result().name(),
            census.states(),
            census.transitions(),
            census.depth(),
            census.bitsPerState());
  }

  static List<String> kept() throws IOException {
    return Files.readAllLines(FILE, StandardCharsets.UTF_8);
  }

  /** Rewrites the file; whether that changes it. */
  static boolean update(List<String> lines) throws IOException {
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(null);
    if (Files.exists(FILE) && kept().equals(sorted)) {
      return false;
    }
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, String.join("\n", sorted) + "\n", StandardCharsets.UTF_8);
    return true;
  }
}
