package org.rmapcheck.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, as a table in Markdown. */
final class Table {

  private Table() {}

  /** One model: a line for each contestant, with medians; ratios are to us with as many threads. */
  static String of(String model, long states, Map<Contestant, List<Run>> results) {
    int runs = results.values().stream().mapToInt(List::size).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(format("%n%s: %,d states, medians of %d rounds%n%n", model, states, runs));
    text.append(
        format("| checker | threads | wall s | CPU s | M states/CPU s | MB | CPU, times ours |%n"));
    text.append(format("|---|--:|--:|--:|--:|--:|--:|%n"));
    results.forEach((contestant, own) -> text.append(line(states, contestant, own, results)));
    return text.toString();
  }

  private static String line(
      long states, Contestant contestant, List<Run> own, Map<Contestant, List<Run>> results) {
    for (Run run : own) {
      if (!run.tells(contestant.states(), states)) {
        throw new IllegalStateException(contestant.name() + " counts otherwise:\n" + run.output());
      }
    }
    List<Run> ours = ours(contestant.threads(), results);
    double[] ratios = new double[own.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = own.get(i).user() / ours.get(i).user();
    }
    double user = median(own, Run::user);
    return format(
        "| %s | %d | %.1f | %.1f | %.3f | %.0f | %.1f |%n",
        contestant.name(),
        contestant.threads(),
        median(own, Run::wall),
        user,
        states / user / 1e6,
        median(own, Run::megabytes),
        median(ratios));
  }

  private static List<Run> ours(int threads, Map<Contestant, List<Run>> results) {
    return results.entrySet().stream()
        .filter(e -> e.getKey().name().equals("rmapcheck") && e.getKey().threads() == threads)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return median(runs.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
