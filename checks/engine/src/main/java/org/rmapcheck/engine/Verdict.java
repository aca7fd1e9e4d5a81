package org.rmapcheck.engine;

import java.util.List;

/** What a search found out about one property. */
public sealed interface Verdict {

  /** No reachable state or transition breaks it, and each situation that endangers it occurs. */
  record Holds() implements Verdict {}

  /**
   * Broken, as the reference interpreter confirmed.
   *
   * @param depth the fewest steps after which it can be broken
   * @param path a run of that length; a broken assertion belongs to its last step, anything else to
   *     its last state
   */
  record Violated(int depth, Path path) implements Verdict {}

  /**
   * Nothing breaks it, but what would endanger it never occurs, so that this says nothing.
   *
   * @param unmet the situations that are unreachable, in words
   */
  record Vacuous(List<String> unmet) implements Verdict {
    public Vacuous {
      unmet = List.copyOf(unmet);
    }
  }

  /** The model declares that the property means nothing in it. */
  record NotMeaningful(String reason) implements Verdict {}

  /**
   * The search ended early and had not seen it broken.
   *
   * @param depth no run of up to this many steps breaks it; -1 if not even the initial state was
   *     looked at in full
   */
  record HoldsSoFar(int depth) implements Verdict {}
}
