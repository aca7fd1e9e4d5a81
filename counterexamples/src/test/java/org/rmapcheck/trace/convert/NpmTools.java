package org.rmapcheck.trace.convert;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Validators that exist for Node only. They are installed once, below {@code target}; on a machine
 * without Node or without a registry the tests that need them are skipped and say so.
 */
final class NpmTools {

  private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();
  private static final List<String> PACKAGES =
      List.of(
          "mermaid@11.6.0",
          "@informalsystems/quint@0.33.1",
          "@microsoft/sarif-multitool-linux@5.7.0");

  private NpmTools() {}

  /** What a command printed, standard error included. */
  record Run(int code, String out) {}

  /** A file of an installed package. */
  static Path file(String name) throws IOException, InterruptedException {
    install();
    return FOLDER.resolve("node_modules").resolve(name);
  }

  private static synchronized void install() throws IOException, InterruptedException {
    if (!Files.exists(FOLDER.resolve("done"))) {
      Files.createDirectories(FOLDER);
      List<String> command = new ArrayList<>(List.of("npm", "install", "--silent"));
      command.addAll(List.of("--no-audit", "--no-fund", "--no-save"));
      command.addAll(PACKAGES);
      Run run = run(FOLDER, command);
      assumeTrue(run.code() == 0, "npm cannot install " + PACKAGES + ": " + run.out());
      Files.writeString(FOLDER.resolve("done"), "");
    }
  }

  /** Runs a script of Node. */
  static Run node(String script, String... arguments) throws IOException, InterruptedException {
    install();
    Path file = FOLDER.resolve("script-" + Integer.toHexString(script.hashCode()) + ".mjs");
    Files.writeString(file, script);
    List<String> command = new ArrayList<>(List.of("node", file.toString()));
    command.addAll(List.of(arguments));
    return run(FOLDER, command);
  }

  static Run run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + command);
      }
      return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Run(127, String.valueOf(e.getMessage()));
    } finally {
      Files.delete(out);
    }
  }
}
