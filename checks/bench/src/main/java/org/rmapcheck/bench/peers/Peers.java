package org.rmapcheck.bench.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.bench.Models;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.MurphiExport;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.export.TlaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.peers.Folder;

/**
 * Other checkers and this one count the states of the same models: each in a process of its own, in
 * turn, so that a machine whose speed drifts is unfair to all alike. Prints medians of all rounds,
 * and the medians of the ratios round by round.
 */
public final class Peers {

  private static final String HELP =
      """
      usage: Peers --tlc JAR [--runs N] [--models NAME,NAME...] [--without TOOL,TOOL...]

      Models as Measure takes them. Needs spin, rumur, gcc and python3.
      """;

  private Peers() {}

  /** Compares. */
  public static void main(String[] args) {
    int runs = 3;
    List<String> models = List.of("peterson.4", "lamport.5", "pipelined.1.2.2");
    List<String> without = List.of();
    Path tlc = Path.of("");
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--runs" -> runs = Integer.parseInt(args[i + 1]);
        case "--models" -> models = List.of(args[i + 1].split(",", -1));
        case "--without" -> without = List.of(args[i + 1].split(",", -1));
        case "--tlc" -> tlc = Path.of(args[i + 1]).toAbsolutePath();
        default -> throw new IllegalArgumentException("no option '" + args[i] + "'\n" + HELP);
      }
    }
    if (!Files.isRegularFile(tlc)) {
      System.out.print(HELP);
      return;
    }
    for (String name : models) {
      System.out.print(compare(name, runs, tlc, without));
    }
  }

  private static String compare(String name, int runs, Path tlc, List<String> without) {
    Model model = Models.of(name);
    long states = new BreadthFirstSearch().check(CheckRequest.of(model)).census().states();
    try (Folder folder = new Folder("peers")) {
      List<Contestant> contestants = contestants(folder, name, model, states, tlc);
      contestants.removeIf(c -> without.stream().anyMatch(tool -> c.name().contains(tool)));
      Map<Contestant, List<Run>> results = new LinkedHashMap<>();
      contestants.forEach(contestant -> results.put(contestant, new ArrayList<>()));
      for (int run = 0; run < runs; run++) {
        results.forEach((contestant, own) -> own.add(contestant.run(folder)));
      }
      return Table.of(name, states, results);
    }
  }

  private static List<Contestant> contestants(
      Folder folder, String name, Model model, long states, Path tlc) {
    String promela = PromelaExport.promela(model, Checks.counting());
    TlaExport.Specification tla = TlaExport.tla(model, Checks.counting(), "model");
    folder.write("model.tla", tla.module());
    folder.write("model.cfg", tla.configuration());
    String classPath = absolute(System.getProperty("java.class.path"));
    return new ArrayList<>(
        List.of(
            Contestant.ours(name, 1, classPath),
            Contestant.spin(folder, promela, false, states),
            Contestant.spin(folder, promela, true, states),
            Contestant.ours(name, 2, classPath),
            Contestant.rumur(folder, MurphiExport.murphi(model, Checks.counting()), 2),
            Contestant.tlc(tlc, "model", 2)));
  }

  /** The commands run in another folder. */
  private static String absolute(String classPath) {
    List<String> parts = new ArrayList<>();
    for (String part : classPath.split(java.io.File.pathSeparator, -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, parts);
  }
}
