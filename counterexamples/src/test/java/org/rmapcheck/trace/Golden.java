package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the one kept in the repository.
 *
 * <p>{@code -Drmapcheck.goldens=rewrite} writes the new text and fails, so that nobody commits what
 * nobody looked at.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/rmapcheck/trace");

  private Golden() {}

  static void check(String name, String actual) throws IOException {
    if ("rewrite".equals(System.getProperty("rmapcheck.goldens"))) {
      Files.writeString(FOLDER.resolve(name), actual);
      throw new AssertionError("rewrote " + name + "; look at the difference before you commit it");
    }
    assertThat(actual).isEqualTo(Samples.resource(name));
  }
}
