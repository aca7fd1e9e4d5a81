package org.rmapcheck.cli.mutate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rmapcheck.model.mutate.Mutant;

/**
 * Mutants that somebody has looked at and found to be no faults, each with the reason. A line is
 * the mutant's key, in which {@code *} stands for anything, then {@code |} and the reason; {@code
 * #} begins a comment. That they make no difference is checked in each run all the same.
 */
public final class EquivalentMutants {

  private static final String FILE = "equivalent-mutants.txt";

  private final Map<String, String> reasons;

  private EquivalentMutants(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  /** The reviewed mutants of the built-in actors. */
  public static EquivalentMutants reviewed() {
    try (InputStream in = EquivalentMutants.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE + " in the program");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EquivalentMutants of(String text) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int bar = line.lastIndexOf(" | ");
      if (!line.startsWith("#") && bar > 0) {
        reasons.put(line.substring(0, bar).strip(), line.substring(bar + 3).strip());
      }
    }
    return new EquivalentMutants(reasons);
  }

  /** Why the mutant is no fault, if it is listed. */
  Optional<String> reason(Mutant mutant) {
    return reasons.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), mutant.key()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether the mutant has a line of its own. */
  boolean isNamed(Mutant mutant) {
    return reasons.containsKey(mutant.key());
  }

  private static boolean matches(String pattern, String key) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.matches(regex, key);
  }
}
