package org.rmapcheck.cli.peers;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.TlaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.peers.Folder;
import org.rmapcheck.model.peers.Peer;
import tlc2.TLC;

/**
 * Runs TLC on exported models and reads what it prints. Each time in a process of its own: TLC
 * keeps state in static variables, and is not given back by a class loader. One worker: with
 * several, a trace need not be a shortest one.
 */
final class TlcRunner implements Peer {

  private static final Pattern STATES =
      Pattern.compile("([0-9]+) states generated, ([0-9]+) distinct states found, 0 states left");
  private static final Pattern VIOLATED = Pattern.compile("<<\"violated\", (\\d+), (\\d+)>>");
  private static final Pattern INVARIANT = Pattern.compile("Invariant (\\w+) is violated");
  private static final Pattern STATE = Pattern.compile("(?m)^(\\d+): <");
  private static final String MODEL_ERROR = "model error";
  private static final URI JAR = jar();

  private static URI jar() {
    try {
      return TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Size of a graph as TLC prints it, its transitions already less the one that it adds. */
  record Counts(long states, long transitions) {}

  @Override
  public long states(Model model) {
    return count(model).states();
  }

  /** The number of distinct states, and of those that were generated, which are transitions. */
  Counts count(Model model) {
    String output = run(TlaExport.tla(model, Checks.counting(), "model"), "");
    Matcher states = STATES.matcher(output);
    if (!output.contains("No error has been found") || !states.find()) {
      throw new IllegalStateException("TLC did not finish:\n" + output);
    }
    return new Counts(Long.parseLong(states.group(2)), Long.parseLong(states.group(1)) - 1);
  }

  /**
   * In one search: an invariant that is always true prints where each property is broken first,
   * which breadth-first is where a shortest run breaks it. While TLC evaluates an invariant, its
   * "level" is that of the state before, so it is the number of steps: 0 in the first state.
   */
  @Override
  public Map<String, Integer> violations(Model model, Collection<String> properties) {
    List<String> ids = List.copyOf(properties);
    Checks checks = Checks.properties(ids.toArray(new String[0]));
    TlaExport.Specification tla = TlaExport.tla(model, checks, "model");
    List<String> wanted = invariants(tla.configuration());
    StringBuilder vector = new StringBuilder("---- MODULE vector ----\nEXTENDS model\n");
    vector.append("ASSUME \\A i \\in 1..").append(wanted.size()).append(" : TLCSet(i, 0)\n");
    vector.append("First_(i_, holds_) == holds_ \\/ TLCGet(i_) = 1 \\/\n");
    vector.append("  (TLCSet(i_, 1) /\\ PrintT(<<\"violated\", i_, TLCGet(\"level\")>>))\n");
    vector.append("Vector_ ==\n");
    for (int i = 0; i < wanted.size(); i++) {
      vector.append("  /\\ First_(").append(i + 1).append(", ").append(wanted.get(i)).append(")\n");
    }
    String output = run(tla, vector.append("====\n").toString());
    if (!output.contains("No error has been found")) {
      throw new IllegalStateException("TLC did not finish:\n" + output);
    }
    Map<String, Integer> found = new TreeMap<>();
    Matcher violated = VIOLATED.matcher(output);
    while (violated.find()) {
      String name = wanted.get(Integer.parseInt(violated.group(1)) - 1);
      found.put(id(ids, name), Integer.parseInt(violated.group(2)));
    }
    return found;
  }

  /** The invariants that a configuration names, but for the one on types. */
  private static List<String> invariants(String configuration) {
    return configuration
        .lines()
        .filter(line -> line.startsWith("INVARIANT ") && !line.endsWith(" TypeOK"))
        .map(line -> line.substring("INVARIANT ".length()))
        .toList();
  }

  private static String id(List<String> ids, String name) {
    return ids.stream()
        .filter(id -> name.equals(id.replaceAll("\\W", "_")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("which property is " + name + "?"));
  }

  @Override
  public OptionalInt deadlock(Model model) {
    String output = run(TlaExport.tla(model, Checks.deadlock(), "model"), "");
    if (output.contains("No error has been found")) {
      return OptionalInt.empty();
    }
    Matcher invariant = INVARIANT.matcher(output);
    if (!invariant.find() || !invariant.group(1).equals("NoDeadlock")) {
      throw new IllegalStateException("TLC did not finish:\n" + output);
    }
    return OptionalInt.of((int) STATE.matcher(output).results().count() - 1);
  }

  @Override
  public Optional<String> modelError(Model model) {
    String output = run(TlaExport.tla(model, Checks.counting(), "model"), "");
    if (output.contains("No error has been found")) {
      return Optional.empty();
    }
    int at = output.indexOf(MODEL_ERROR);
    return Optional.of(at < 0 ? output : output.substring(at).lines().findFirst().orElse(""));
  }

  /** The output of a search, of the module or of one that extends it. */
  private static String run(TlaExport.Specification tla, String extension) {
    try (Folder folder = new Folder("tlc")) {
      folder.write("model.tla", tla.module());
      String main = extension.isEmpty() ? "model" : "vector";
      folder.write(main + ".tla", extension.isEmpty() ? tla.module() : extension);
      folder.write(
          main + ".cfg",
          extension.isEmpty()
              ? tla.configuration()
              : "INIT Init\nNEXT Next\nINVARIANT TypeOK\nINVARIANT Vector_\n");
      return run(folder, main);
    }
  }

  private static String run(Folder folder, String main) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return folder.run(
        List.of(
            java.toString(),
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // it unpacks its modules there, under names that another one would use, and deletes
            // them
            "-Djava.io.tmpdir=.",
            "-cp",
            Path.of(JAR).toString(),
            TLC.class.getName(),
            "-tool",
            "-deadlock",
            "-workers",
            "1",
            main));
  }
}
