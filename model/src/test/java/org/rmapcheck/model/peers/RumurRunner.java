package org.rmapcheck.model.peers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.MurphiExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;

/**
 * Runs Rumur on exported models and reads what it prints. Needs {@code rumur} and {@code gcc} on
 * the path. One thread: with several, a trace need not be a shortest one.
 */
public final class RumurRunner implements Peer {

  private static final Pattern SUMMARY =
      Pattern.compile("<summary states=\"(\\d+)\" rules_fired=\"(\\d+)\" errors=\"(\\d+)\"");
  private static final Pattern MESSAGE = Pattern.compile("<message>(.*)</message>");
  private static final Pattern TRANSITION = Pattern.compile("<transition>");

  /** Size of a graph. */
  public record Counts(long states, long transitions) {}

  @Override
  public long states(Model model) {
    return count(model).states();
  }

  /** The number of states and of rules that were fired, which are transitions. */
  public Counts count(Model model) {
    String output = run(MurphiExport.murphi(model, Checks.counting()), "off");
    Matcher summary = summary(output);
    if (!summary.group(3).equals("0")) {
      throw new IllegalStateException("Rumur found an error in the model:\n" + output);
    }
    return new Counts(Long.parseLong(summary.group(1)), Long.parseLong(summary.group(2)));
  }

  /** Asks for all at once, and, as Rumur stops at the first error, again for the others. */
  @Override
  public Map<String, Integer> violations(Model model, Collection<String> properties) {
    Map<String, Integer> found = new TreeMap<>();
    TreeSet<String> open = new TreeSet<>(properties);
    while (!open.isEmpty()) {
      Checks checks = Checks.properties(open.toArray(new String[0]));
      String output = run(MurphiExport.murphi(model, checks), "off");
      if (summary(output).group(3).equals("0")) {
        return found;
      }
      String broken = broken(model, open, output);
      found.put(broken, length(output));
      open.remove(broken);
    }
    return found;
  }

  private static String broken(Model model, Collection<String> open, String output) {
    String message = message(output);
    return open.stream()
        .filter(id -> message.contains("&quot;" + title(model, id) + "&quot;"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Rumur found an error:\n" + output));
  }

  private static String title(Model model, String id) {
    return model.property(id).map(Property::title).orElseThrow();
  }

  @Override
  public OptionalInt deadlock(Model model) {
    String output = run(MurphiExport.murphi(model, Checks.deadlock()), "stuck");
    if (summary(output).group(3).equals("0")) {
      return OptionalInt.empty();
    } else if (!message(output).contains("deadlock")) {
      throw new IllegalStateException("Rumur found an error in the model:\n" + output);
    }
    return OptionalInt.of(length(output));
  }

  @Override
  public Optional<String> modelError(Model model) {
    String output = run(MurphiExport.murphi(model, Checks.counting()), "off");
    return summary(output).group(3).equals("0") ? Optional.empty() : Optional.of(message(output));
  }

  private static String run(String murphi, String deadlock) {
    try (Folder folder = new Folder("rumur")) {
      folder.write("model.m", murphi);
      folder.mustRun(
          List.of(
              "rumur",
              "--symmetry-reduction",
              "off",
              "--deadlock-detection",
              deadlock,
              "--value-type",
              "int32_t",
              "--output-format",
              "machine-readable",
              "--threads",
              "1",
              "--output",
              "model.c",
              "model.m"));
      folder.mustRun(List.of("gcc", "-O0", "-w", "-mcx16", "-o", "model", "model.c", "-lpthread"));
      return folder.run(List.of("./model"));
    }
  }

  private static Matcher summary(String output) {
    Matcher summary = SUMMARY.matcher(output);
    if (!summary.find()) {
      throw new IllegalStateException("Rumur did not finish:\n" + output);
    }
    return summary;
  }

  private static String message(String output) {
    Matcher message = MESSAGE.matcher(output);
    return message.find() ? message.group(1) : "";
  }

  /** The transitions of the trace, of which the first is the arrival in the first state. */
  private static int length(String output) {
    return (int) TRANSITION.matcher(output).results().count() - 1;
  }
}
