package org.rmapcheck.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Two builds, or two settings, side by side: each in a process of its own, in turn, A B A B …, so
 * that a machine whose speed drifts is as unfair to the one as to the other. Prints the medians,
 * and the median of the ratios pair by pair.
 */
public final class Compare {

  private static final String HELP =
      """
      usage: Compare [--runs N] [--models NAME,NAME…] A B

      A and B: what comes between "java" and the main class and its model, as words with spaces
      between them in one argument, then perhaps "--" and options of Measure:

        Compare old.jar new.jar
        Compare "bench.jar -- --threads 1" "bench.jar -- --threads 2"
        Compare "bench.jar" "-XX:+UseTransparentHugePages bench.jar"
      """;

  /** One side: options of the virtual machine, a jar, options of {@link Measure}. */
  record Side(List<String> virtualMachine, String jar, List<String> options) {

    static Side parse(String text) {
      List<String> words = List.of(text.trim().split(" +"));
      int end = words.contains("--") ? words.indexOf("--") : words.size();
      return new Side(
          words.subList(0, end - 1),
          words.get(end - 1),
          end == words.size() ? List.of() : words.subList(end + 1, words.size()));
    }

    List<String> command(String model) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(virtualMachine);
      command.addAll(List.of("-cp", jar, Measure.class.getName(), model));
      command.addAll(options);
      return command;
    }

    Measure.Figures run(String model) throws IOException, InterruptedException {
      Process process =
          new ProcessBuilder(command(model)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + String.join(" ", command(model)));
      }
      return Measure.Figures.parse(said);
    }
  }

  private Compare() {}

  /** Compares. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = 5;
    List<String> models = List.of("peterson.4", "bakery.5", "pipelined.2.1.2");
    List<String> sides = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--runs" -> runs = Integer.parseInt(args[++i]);
        case "--models" -> models = List.of(args[++i].split(",", -1));
        default -> sides.add(args[i]);
      }
    }
    if (sides.size() != 2) {
      System.out.print(HELP);
      return;
    }
    Side a = Side.parse(sides.get(0));
    Side b = Side.parse(sides.get(1));
    for (String model : models) {
      List<Measure.Figures> as = new ArrayList<>();
      List<Measure.Figures> bs = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        as.add(a.run(model));
        bs.add(b.run(model));
      }
      System.out.print(table(model, as, bs));
    }
  }

  static String table(String model, List<Measure.Figures> as, List<Measure.Figures> bs) {
    Measure.Figures first = as.get(0);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %,d states, %,d transitions, %d runs each%s%n",
            model,
            first.states(),
            first.transitions(),
            as.size(),
            bs.stream().allMatch(f -> f.states() == first.states())
                ? ""
                : " (B COUNTS OTHERWISE)"));
    row(text, "wall, M states/s", as, bs, f -> f.states() / f.wall() / 1e6);
    row(text, "CPU, M states/s", as, bs, f -> f.states() / f.cpu() / 1e6);
    row(text, "bytes a state", as, bs, f -> (double) f.bytes() / f.states());
    return text.toString();
  }

  private static void row(
      StringBuilder text,
      String name,
      List<Measure.Figures> as,
      List<Measure.Figures> bs,
      ToDoubleFunction<Measure.Figures> figure) {
    double[] ratios = new double[as.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(bs.get(i)) / figure.applyAsDouble(as.get(i));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  %-18s A %8.2f   B %8.2f   B/A %5.2f%n",
            name,
            median(as.stream().mapToDouble(figure).toArray()),
            median(bs.stream().mapToDouble(figure).toArray()),
            median(ratios)));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
