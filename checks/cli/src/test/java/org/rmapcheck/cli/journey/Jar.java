package org.rmapcheck.cli.journey;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real jar in a process of its own, in a folder. */
final class Jar {

  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;

  Jar(Path folder) {
    this.folder = folder;
  }

  /** What a run left behind. */
  record Run(int code, String out, String err) {}

  static Path file() {
    return Path.of(System.getProperty("rmapcheck.jar", "")).toAbsolutePath();
  }

  Run run(String... args) throws IOException, InterruptedException {
    return end(start(args));
  }

  /** Runs a line of shell, in which {@code rmapcheck} is the program. */
  Run shell(String line) throws IOException, InterruptedException {
    String program = String.join(" ", java());
    String whole = "set -o pipefail; rmapcheck() { " + program + " \"$@\"; }; " + line;
    return end(start(List.of("bash", "-c", whole)));
  }

  /** Runs the program as another user, behind a command that becomes that user. */
  Run shellAs(String become, String arguments) throws IOException, InterruptedException {
    String line = become + " " + String.join(" ", java()) + " " + arguments;
    return end(start(List.of("bash", "-c", line)));
  }

  Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(args));
    return start(command);
  }

  Run end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return new Run(process.exitValue(), read("out"), read("err"));
  }

  /** Presses Ctrl-C as soon as the program has reported progress, and waits for its end. */
  Run interrupted(Process process) throws IOException, InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && read("err").isEmpty() && System.nanoTime() < patience) {
      Thread.sleep(50);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return end(process);
  }

  private static List<String> java() {
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    return List.of(java, "-jar", file().toString());
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectOutput(folder.resolve(".out").toFile())
        .redirectError(folder.resolve(".err").toFile())
        .start();
  }

  private String read(String stream) throws IOException {
    return Files.readString(folder.resolve("." + stream), StandardCharsets.UTF_8);
  }
}
