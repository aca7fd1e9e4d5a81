package org.rmapcheck.model.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder in which commands are run, gone when it is closed. */
public final class Folder implements AutoCloseable {

  private static final long TIMEOUT_MINUTES = 20;

  private final Path path;

  public Folder(String name) {
    try {
      path = Files.createTempDirectory("rmapcheck-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public void write(String file, String text) {
    try {
      Files.writeString(path.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command prints, whatever its exit status. */
  public String run(List<String> command) {
    return run(command, false);
  }

  /**
   * What a command prints.
   *
   * @throws IllegalStateException if it fails
   */
  public String mustRun(List<String> command) {
    return run(command, true);
  }

  private String run(List<String> command, boolean mustSucceed) {
    Path output = path.resolve("output");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(path.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " takes more than " + TIMEOUT_MINUTES + " min");
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (mustSucceed && process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed:\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
