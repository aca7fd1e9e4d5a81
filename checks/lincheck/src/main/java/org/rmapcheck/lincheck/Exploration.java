package org.rmapcheck.lincheck;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.model.semantics.Transition;

/**
 * What real threads did under Lincheck.
 *
 * @param interleavings runs that Lincheck completed; it may run one schedule of steps many times
 * @param schedules different sequences of steps among them
 * @param completeness how many of the runs within the bound were seen
 * @param broken for each property that broke, or {@code deadlock}, the shortest run from the start
 *     of the bounded model that was seen to break it
 */
public record Exploration(
    long interleavings,
    long schedules,
    Completeness completeness,
    Map<String, List<Transition>> broken) {

  /** How much of what the bound allows was run. */
  public enum Completeness {
    /** Lincheck ended before its budget did: there is nothing more. */
    EXHAUSTED("exhausted"),
    /** The budget ended first, or it was to end at the first violation; something is broken. */
    FOUND("found"),
    /** The budget ended first and nothing is broken in what was run. */
    SAMPLED("sampled");

    private final String word;

    Completeness(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Exploration {
    broken = Collections.unmodifiableMap(new TreeMap<>(broken));
  }

  public boolean isExhausted() {
    return completeness == Completeness.EXHAUSTED;
  }
}
