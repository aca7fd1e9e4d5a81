package org.rmapcheck.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;

/** One search, with what it took, on one line. */
public final class Measure {

  /**
   * What a search took.
   *
   * @param cpu seconds of all threads, those that compile included
   * @param bytes the most that the large arrays took at one time
   */
  record Figures(long states, long transitions, double wall, double cpu, long bytes) {

    String line() {
      return String.format(
          Locale.ROOT,
          "states=%d transitions=%d wall=%.3f cpu=%.3f bytes=%d",
          states,
          transitions,
          wall,
          cpu,
          bytes);
    }

    static Figures parse(String line) {
      String[] values = line.trim().split("[ =]", -1);
      return new Figures(
          Long.parseLong(values[1]),
          Long.parseLong(values[3]),
          Double.parseDouble(values[5]),
          Double.parseDouble(values[7]),
          Long.parseLong(values[9]));
    }
  }

  private Measure() {}

  static Figures search(Model model, SuccessorSource source, int threads) {
    double cpuBefore = cpu();
    long before = System.nanoTime();
    Outcome outcome =
        new BreadthFirstSearch()
            .check(CheckRequest.of(model).computedBy(source).onThreads(threads));
    double wall = (System.nanoTime() - before) / 1e9;
    return new Figures(
        outcome.census().states(),
        outcome.census().transitions(),
        wall,
        cpu() - cpuBefore,
        outcome.peakBytes());
  }

  /** Seconds that this process has computed. */
  private static double cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  /** Searches: the name of a model, then perhaps {@code --threads N} and {@code --source S}. */
  public static void main(String[] args) {
    int threads = Runtime.getRuntime().availableProcessors();
    SuccessorSource source = SuccessorSource.AUTO;
    for (int i = 1; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--threads" -> threads = Integer.parseInt(args[i + 1]);
        case "--source" -> source = SuccessorSource.valueOf(args[i + 1].toUpperCase(Locale.ROOT));
        default -> throw new IllegalArgumentException("no option '" + args[i] + "'");
      }
    }
    System.out.println(search(Models.of(args[0]), source, threads).line());
  }
}
