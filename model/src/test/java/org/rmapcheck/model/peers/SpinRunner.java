package org.rmapcheck.model.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.ir.Model;

/**
 * Runs Spin on exported models and reads what it prints.
 *
 * <p>Needs {@code spin} and {@code gcc} on the path. Anything but a finished search is an {@link
 * IllegalStateException} that holds the output: a search that was cut off, a model error, text that
 * Spin or the compiler does not take.
 */
public final class SpinRunner {

  private static final long TIMEOUT_MINUTES = 20;
  private static final Pattern STATES = Pattern.compile("(?m)^ *([0-9.e+]+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(?m)^ *([0-9.e+]+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: ([0-9]+)");
  private static final Pattern ASSERTION =
      Pattern.compile("pan:\\d+: assertion violated (.*) \\(at depth (\\d+)\\)");
  private static final Pattern END_STATE =
      Pattern.compile("pan:\\d+: invalid end state \\(at depth (\\d+)\\)");

  private final List<String> translation;

  /** How Spin searches. */
  public enum Search {
    DEPTH_FIRST,
    BREADTH_FIRST
  }

  /** Size of a graph as Spin prints it, its transitions already less the one that it adds. */
  public record Counts(long states, long transitions) {}

  public SpinRunner() {
    this("-o1", "-o2", "-o3");
  }

  /** With other options of the translation: each {@code -oN} switches one optimisation off. */
  public SpinRunner(String... translation) {
    this.translation = List.of(translation);
  }

  /** The number of states and transitions of a model. */
  public Counts count(Model model, Search search) {
    String output = run(PromelaExport.promela(model, Checks.counting()), search, "-E");
    if (!number(ERRORS, output).equals("0")) {
      throw new IllegalStateException("Spin found an error in the model:\n" + output);
    }
    return new Counts(whole(STATES, output), whole(TRANSITIONS, output) - 1);
  }

  /** The length of the shortest run that breaks a property: 0 if the first state does. */
  public OptionalInt shortestViolation(Model model, String property) {
    String promela = PromelaExport.promela(model, Checks.properties(property));
    String output = run(promela, Search.BREADTH_FIRST, "-E");
    if (number(ERRORS, output).equals("0")) {
      return OptionalInt.empty();
    }
    Matcher assertion = ASSERTION.matcher(output);
    if (!assertion.find() || !assertion.group(1).contains("holds_")) {
      throw new IllegalStateException("Spin found an error in the model:\n" + output);
    }
    return OptionalInt.of(Integer.parseInt(assertion.group(2)));
  }

  /** The length of the shortest run into a deadlock. */
  public OptionalInt shortestDeadlock(Model model) {
    String output = run(PromelaExport.promela(model, Checks.deadlock()), Search.BREADTH_FIRST);
    if (number(ERRORS, output).equals("0")) {
      return OptionalInt.empty();
    }
    Matcher end = END_STATE.matcher(output);
    if (!end.find()) {
      throw new IllegalStateException("Spin found an error in the model:\n" + output);
    }
    return OptionalInt.of(Integer.parseInt(end.group(1)));
  }

  /** What Spin says of an error in the model itself, if it finds one. */
  public Optional<String> modelError(Model model) {
    String output =
        run(PromelaExport.promela(model, Checks.counting()), Search.BREADTH_FIRST, "-E");
    Matcher assertion = ASSERTION.matcher(output);
    return assertion.find() ? Optional.of(assertion.group(1)) : Optional.empty();
  }

  /** The output of a search over a Promela text. */
  public String run(String promela, Search search, String... panOptions) {
    try {
      Path folder = Files.createTempDirectory("rmapcheck-spin");
      try {
        return run(folder, promela, search, panOptions);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(Path folder, String promela, Search search, String... panOptions)
      throws IOException {
    Files.writeString(folder.resolve("model.pml"), promela);
    List<String> spin = new ArrayList<>(List.of("spin"));
    spin.addAll(translation);
    spin.addAll(List.of("-a", "model.pml"));
    String said = execute(folder, spin);
    if (said.contains("Error") || !Files.exists(folder.resolve("pan.c"))) {
      throw new IllegalStateException("Spin does not take the model:\n" + said);
    }
    List<String> gcc =
        new ArrayList<>(List.of("gcc", "-O1", "-w", "-DNOREDUCE", "-DSAFETY", "-DNOFAIR"));
    gcc.add("-DVECTORSZ=65536");
    if (search == Search.BREADTH_FIRST) {
      gcc.add("-DBFS");
    }
    gcc.addAll(List.of("-DMEMLIM=8000", "-o", "pan", "pan.c"));
    execute(folder, gcc);
    List<String> pan = new ArrayList<>(List.of("./pan", "-m2000000"));
    pan.addAll(List.of(panOptions));
    String output = execute(folder, pan);
    if (output.contains("max search depth too small") || output.contains("out of memory")) {
      throw new IllegalStateException("Spin did not finish:\n" + output);
    }
    boolean stopped = output.contains("Search not completed");
    if (stopped && number(ERRORS, output).equals("0")) {
      throw new IllegalStateException("Spin did not finish:\n" + output);
    }
    return output;
  }

  private static String execute(Path folder, List<String> command) throws IOException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " takes more than " + TIMEOUT_MINUTES + " min");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    if (command.get(0).equals("gcc") && process.exitValue() != 0) {
      throw new IllegalStateException("the compiler does not take Spin's program:\n" + text);
    }
    return text;
  }

  private static String number(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("Spin printed no " + pattern + ":\n" + output);
    }
    return matcher.group(1);
  }

  private static long whole(Pattern pattern, String output) {
    String number = number(pattern, output);
    if (!number.matches("[0-9]+")) {
      throw new IllegalStateException("Spin rounds the count " + number + ": model too large");
    }
    return Long.parseLong(number);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
