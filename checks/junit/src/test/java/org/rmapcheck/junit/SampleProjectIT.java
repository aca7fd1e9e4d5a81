package org.rmapcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.trace.TraceCodec;

/**
 * Builds a project that is none of ours with Maven, offline, with our jars and poms in a local
 * repository and nothing else of ours.
 */
final class SampleProjectIT {

  private static final long PATIENCE_SECONDS = 300;
  private static final Path CHECKS = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROJECT = CHECKS.resolve("..").normalize();

  /** The modules that are published, and where they are. */
  private static final Map<String, Path> PUBLISHED =
      Map.of(
          "rmapcheck-model", PROJECT.resolve("model"),
          "rmapcheck-counterexamples", PROJECT.resolve("counterexamples"),
          "rmapcheck-engine", CHECKS.resolve("engine"),
          "rmapcheck-lincheck", CHECKS.resolve("lincheck"),
          "rmapcheck-validate", CHECKS.resolve("validate"),
          "rmapcheck-cli", CHECKS.resolve("cli"),
          "rmapcheck-junit", CHECKS.resolve("junit"));

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void aProjectWithThePublishedArtifactsChecksItsDesigns() throws Exception {
    Path repository = repository();
    Path sample = folder.resolve("sample");
    copy(Path.of("src", "test", "sample"), sample);
    Path said = folder.resolve("said.txt");
    int code;
    try {
      code = maven(sample, repository, said);
    } finally {
      unlink(repository);
      unlink(repository.resolve("org"));
    }
    String output = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(output).contains("Tests run: 5, Failures: 1, Errors: 0");
    assertThat(output).contains("violated is S3 S4 S6, expected was nothing", "<-- breaks");
    assertThat(code).isEqualTo(1);
    Path trace =
        sample.resolve(
            Path.of("target", "surefire-reports", "rmapcheck", "DesignTest.flushLater.json"));
    assertThat(TraceCodec.read(trace).steps()).isNotEmpty();
  }

  private static int maven(Path sample, Path repository, Path said)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("maven.home", ""), "bin", "mvn").toString(),
            "-o",
            "-B",
            "-ntp",
            "-Dmaven.repo.local=" + repository,
            "-Drmapcheck.version=" + System.getProperty("rmapcheck.version", ""),
            "test");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(sample.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** The real local repository by links, for it is used offline; our artifacts by copies. */
  private Path repository() throws IOException {
    Path real = Path.of(System.getProperty("rmapcheck.repository", ""));
    Path repository = folder.resolve("repository");
    link(real, repository, "org");
    link(real.resolve("org"), repository.resolve("org"), "rmapcheck");
    publish(repository, "rmapcheck-parent", PROJECT, "pom");
    for (Map.Entry<String, Path> module : PUBLISHED.entrySet()) {
      publish(repository, module.getKey(), module.getValue(), "jar");
    }
    return repository;
  }

  private static void link(Path from, Path to, String butFor) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(butFor)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  /** Takes the links away, so that nobody who deletes the folder follows them. */
  private static void unlink(Path from) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.filter(Files::isSymbolicLink).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static void publish(Path repository, String artifact, Path module, String packaging)
      throws IOException {
    String version = System.getProperty("rmapcheck.version", "");
    String name = artifact + "-" + version;
    Path into = repository.resolve(Path.of("org", "rmapcheck", artifact, version));
    Files.createDirectories(into);
    Files.copy(module.resolve("pom.xml"), into.resolve(name + ".pom"));
    if (packaging.equals("jar")) {
      Files.copy(module.resolve("target").resolve(name + ".jar"), into.resolve(name + ".jar"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
