package org.rmapcheck.cli.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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
import org.rmapcheck.model.export.TlaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.peers.Folder;
import org.rmapcheck.model.peers.Peer;
import tlc2.TLC;

/**
 * Runs TLC on exported models and reads what it prints. In this process, as starting Java takes
 * longer than most searches; with classes of its own each time, as TLC keeps state in static
 * variables. One worker: with several, a trace need not be a shortest one.
 */
final class TlcRunner implements Peer {

  private static final Pattern STATES =
      Pattern.compile("([0-9]+) states generated, ([0-9]+) distinct states found, 0 states left");
  private static final Pattern VIOLATED = Pattern.compile("<<\"violated\", (\\d+), (\\d+)>>");
  private static final Pattern INVARIANT = Pattern.compile("Invariant (\\w+) is violated");
  private static final Pattern STATE = Pattern.compile("(?m)^(\\d+): <");
  private static final String MODEL_ERROR = "model error";

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

  /** One at a time: TLC has names for the whole process, too. */
  private static synchronized String run(Folder folder, String main) {
    URL jar = TLC.class.getProtectionDomain().getCodeSource().getLocation();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(classes);
      return run(classes, folder, main);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("TLC cannot be called", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String run(ClassLoader classes, Folder folder, String main)
      throws ReflectiveOperationException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Class<?> streams = classes.loadClass("util.ToolIO");
    streams.getField("out").set(null, stream);
    streams.getField("err").set(null, stream);
    streams.getMethod("setUserDir", String.class).invoke(null, folder.path().toString());
    Class<?> tlcClass = classes.loadClass(TLC.class.getName());
    Object tlc = tlcClass.getConstructor().newInstance();
    List<String> arguments = new ArrayList<>(List.of("-tool", "-deadlock", "-workers", "1"));
    arguments.addAll(List.of("-fpmem", "0.02", "-metadir", folder.path().toString(), main));
    Object taken =
        tlcClass
            .getMethod("handleParameters", String[].class)
            .invoke(tlc, (Object) arguments.toArray(new String[0]));
    if (Boolean.TRUE.equals(taken)) {
      Class<?> resolver = classes.loadClass("util.SimpleFilenameToStream");
      tlcClass
          .getMethod("setResolver", classes.loadClass("util.FilenameToStream"))
          .invoke(tlc, resolver.getConstructor().newInstance());
      tlcClass.getMethod("process").invoke(tlc);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
