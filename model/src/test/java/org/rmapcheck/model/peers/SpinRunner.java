package org.rmapcheck.model.peers;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.ir.Model;

/**
 * Runs Spin on exported models and reads what it prints. Needs {@code spin} and {@code gcc} on the
 * path.
 */
public final class SpinRunner implements Peer {

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

  @Override
  public long states(Model model) {
    return count(model, Search.DEPTH_FIRST).states();
  }

  /**
   * In one search: it goes on after a violation, and as that has no influence on the steps of the
   * model, the first violation of each property is a shortest one.
   */
  @Override
  public Map<String, Integer> violations(Model model, Collection<String> properties) {
    String promela =
        PromelaExport.promela(model, Checks.properties(properties.toArray(new String[0])));
    Map<String, Integer> found = new TreeMap<>();
    Matcher assertion = ASSERTION.matcher(run(promela, Search.BREADTH_FIRST, "-E", "-c0"));
    while (assertion.find()) {
      String property =
          properties.stream()
              .filter(id -> assertion.group(1).equals("holds_" + id.replaceAll("\\W", "_")))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(assertion.group()));
      found.merge(property, Integer.parseInt(assertion.group(2)), Math::min);
    }
    return found;
  }

  @Override
  public OptionalInt deadlock(Model model) {
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

  @Override
  public Optional<String> modelError(Model model) {
    String output =
        run(PromelaExport.promela(model, Checks.counting()), Search.BREADTH_FIRST, "-E");
    Matcher assertion = ASSERTION.matcher(output);
    return assertion.find() ? Optional.of(assertion.group(1)) : Optional.empty();
  }

  /** The output of a search over a Promela text. */
  public String run(String promela, Search search, String... panOptions) {
    try (Folder folder = new Folder("spin")) {
      folder.write("model.pml", promela);
      List<String> spin = new ArrayList<>(List.of("spin"));
      spin.addAll(translation);
      spin.addAll(List.of("-a", "model.pml"));
      String said = folder.run(spin);
      if (said.contains("Error") || !Files.exists(folder.path().resolve("pan.c"))) {
        throw new IllegalStateException("Spin does not take the model:\n" + said);
      }
      // these searches are short: what optimising costs is more than what it saves
      List<String> gcc =
          new ArrayList<>(List.of("gcc", "-O0", "-w", "-DNOREDUCE", "-DSAFETY", "-DNOFAIR"));
      gcc.add("-DVECTORSZ=65536");
      if (search == Search.BREADTH_FIRST) {
        gcc.add("-DBFS");
      }
      gcc.addAll(List.of("-DMEMLIM=8000", "-o", "pan", "pan.c"));
      folder.mustRun(gcc);
      List<String> pan = new ArrayList<>(List.of("./pan", "-m2000000"));
      pan.addAll(List.of(panOptions));
      return finished(folder.run(pan));
    }
  }

  private static String finished(String output) {
    boolean stopped = output.contains("Search not completed");
    if (output.contains("max search depth too small")
        || output.contains("out of memory")
        || (stopped && number(ERRORS, output).equals("0"))) {
      throw new IllegalStateException("Spin did not finish:\n" + output);
    }
    return output;
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
}
