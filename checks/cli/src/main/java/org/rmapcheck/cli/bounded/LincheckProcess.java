package org.rmapcheck.cli.bounded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.trace.ScenarioCodec;

/**
 * Explores bounded scenarios by real threads, in a process of its own: Lincheck attaches an agent
 * that changes classes, prints what it likes, and must not take this process with it.
 */
public final class LincheckProcess {

  private static final int AGENT_NEEDS_PERMISSION = 21;
  private static final int LINCHECK_MISSES_RACES = 25;

  private final int budget;
  private final BooleanSupplier cancelled;

  /**
   * Explorations.
   *
   * @param budget interleavings of each
   * @param cancelled asked several times a second whether to end
   */
  public LincheckProcess(int budget, BooleanSupplier cancelled) {
    this.budget = budget;
    this.cancelled = cancelled;
  }

  /** Why what Lincheck does not find here says less than elsewhere; empty if it does not. */
  public static String warning() {
    return Runtime.version().feature() < LINCHECK_MISSES_RACES
        ? ""
        : "Lincheck 3.7 is known to miss races on Java "
            + Runtime.version().feature()
            + ": run this on 17";
  }

  /**
   * Explores a scenario.
   *
   * @throws IOException if the process cannot be started or fails
   */
  public Exploration explore(LoadedScenario scenario, BoundedModel bounded, Request.Until until)
      throws IOException {
    Path input = Files.createTempFile("rmapcheck-scenario", ".json");
    try {
      Files.writeString(input, ScenarioCodec.toJson(scenario.document()), StandardCharsets.UTF_8);
      return explore(input.toString(), LincheckWorker.class, bounded, until);
    } finally {
      Files.deleteIfExists(input);
    }
  }

  /**
   * Explores a model that a class defines.
   *
   * @throws IOException if the process cannot be started or fails
   */
  public Exploration explore(DefinedModel model, BoundedModel bounded, Request.Until until)
      throws IOException {
    return explore(model.source(), model.definition(), bounded, until);
  }

  private Exploration explore(
      String source, Class<?> needed, BoundedModel bounded, Request.Until until)
      throws IOException {
    Path folder = Files.createTempDirectory("rmapcheck-lincheck");
    try {
      Path output = folder.resolve("result.txt");
      Path said = folder.resolve("said.txt");
      Process process =
          new ProcessBuilder(command(source, needed, bounded.bounds(), until, output))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.getOutputStream().close();
      if (end(process) != 0 || !Files.exists(output)) {
        throw new IOException("the process of Lincheck failed: " + lastLines(said));
      }
      return ExplorationText.read(Files.readString(output, StandardCharsets.UTF_8), bounded);
    } finally {
      delete(folder);
    }
  }

  private List<String> command(
      String source, Class<?> needed, Bounds bounds, Request.Until until, Path output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= AGENT_NEEDS_PERMISSION) {
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    command.addAll(List.of("-cp", ChildClassPath.of(needed.getClassLoader())));
    command.add(LincheckWorker.class.getName());
    command.add(source);
    command.add(bounds.before().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    command.add(
        bounds.steps().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(",")));
    command.add(String.valueOf(budget));
    command.add(until.name());
    command.add(output.toString());
    return command;
  }

  private int end(Process process) throws IOException {
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          process.destroyForcibly();
          throw new IOException("interrupted");
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String lastLines(Path said) throws IOException {
    List<String> lines = Files.readAllLines(said, StandardCharsets.ISO_8859_1);
    List<String> told = lines.stream().filter(line -> !line.startsWith("\tat ")).limit(5).toList();
    return String.join("; ", told);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
