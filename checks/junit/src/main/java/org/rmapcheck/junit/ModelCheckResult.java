package org.rmapcheck.junit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a check found.
 *
 * @param name of the scenario or model
 * @param violated ids of the properties that are broken
 * @param explored how far the check went, in words
 * @param trace where the trace of the worst violation is
 */
public record ModelCheckResult(
    String name, Set<String> violated, String explored, Optional<Path> trace) {
  public ModelCheckResult {
    violated = Set.copyOf(violated);
  }

  /** The ids in order. */
  String words() {
    return violated.isEmpty() ? "nothing" : String.join(" ", new TreeSet<>(violated));
  }
}
