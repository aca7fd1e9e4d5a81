package org.rmapcheck.cli.mutate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rmapcheck.cli.mutate.MutantResult.Fate;

/**
 * What became of the mutants of several scenarios together. The same change counts once: it is
 * killed if one scenario kills it, and equivalent if it makes no difference in any.
 */
public final class MutationScore {

  private final Map<String, MutantResult> results = new LinkedHashMap<>();
  private final EquivalentMutants reviewed;

  public MutationScore(EquivalentMutants reviewed) {
    this.reviewed = reviewed;
  }

  /** Whether another scenario need not try this mutant. */
  public boolean isKilled(String key) {
    return Optional.ofNullable(results.get(key)).filter(r -> r.fate() == Fate.KILLED).isPresent();
  }

  public void add(MutantResult result) {
    results.merge(
        result.mutant().key(),
        result,
        (old, now) -> rank(now.fate()) < rank(old.fate()) ? now : old);
  }

  private static int rank(Fate fate) {
    return switch (fate) {
      case KILLED -> 0;
      case SURVIVED -> 1;
      case TOO_LARGE -> 2;
      case EQUIVALENT -> 3;
    };
  }

  public int killed() {
    return (int) results.values().stream().filter(r -> r.fate() == Fate.KILLED).count();
  }

  /** Mutants that make no difference, and are reviewed: they count for nothing. */
  public int equivalent() {
    return (int) results.values().stream().filter(this::isEquivalent).count();
  }

  private boolean isEquivalent(MutantResult result) {
    return result.fate() == Fate.EQUIVALENT && reviewed.reason(result.mutant()).isPresent();
  }

  /** Those that nothing killed and that are not known to be equivalent. */
  public List<MutantResult> survivors() {
    return results.values().stream()
        .filter(r -> r.fate() != Fate.KILLED && !isEquivalent(r))
        .toList();
  }

  /**
   * Mutants that are reviewed as equivalent, each by its own line, and make a difference after all.
   * A line for many is a reason for those of them that make none.
   */
  public List<MutantResult> wronglyReviewed() {
    return results.values().stream()
        .filter(r -> r.fate() != Fate.EQUIVALENT && reviewed.isNamed(r.mutant()))
        .toList();
  }

  /** How many of those that are not equivalent are killed, in tenths of a percent. */
  public int perMille() {
    int all = results.size() - equivalent();
    return all == 0 ? 1000 : killed() * 1000 / all;
  }

  /** How many mutants each property notices first, by id. */
  public Map<String, Integer> byProperty() {
    Map<String, Integer> kills = new TreeMap<>();
    for (MutantResult result : results.values()) {
      result.killers().forEach(id -> kills.merge(id, 1, Integer::sum));
    }
    return kills;
  }
}
