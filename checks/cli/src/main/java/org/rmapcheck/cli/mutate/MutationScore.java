package org.rmapcheck.cli.mutate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rmapcheck.cli.mutate.MutantResult.Fate;

/**
 * What became of the mutants of several scenarios together. The same change counts once: it is
 * killed if one scenario kills it, and equivalent if it makes no difference in any. Mutants that
 * nobody can tell from the original do not count, nor do those of which somebody has written down
 * why their difference is no fault.
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
    results.merge(result.mutant().key(), result, (old, now) -> rank(now) < rank(old) ? now : old);
  }

  private static int rank(MutantResult result) {
    return switch (result.fate()) {
      case KILLED -> result.kill().map(Kill::ordinal).orElse(0);
      case SURVIVED -> 10;
      case TOO_LARGE -> 11;
      case EQUIVALENT -> 12;
    };
  }

  public int killed() {
    return (int) results.values().stream().filter(r -> r.fate() == Fate.KILLED).count();
  }

  /** Mutants that nobody can tell from the original, as was checked. */
  public int equivalent() {
    return (int) results.values().stream().filter(r -> r.fate() == Fate.EQUIVALENT).count();
  }

  /** Mutants that differ and survive, for a reason that is written down. */
  public int reviewed() {
    return (int) results.values().stream().filter(this::isReviewed).count();
  }

  private boolean isReviewed(MutantResult result) {
    return result.fate() == Fate.SURVIVED && reviewed.reason(result.mutant()).isPresent();
  }

  /** Those that nothing killed and that are no equivalents. */
  public List<MutantResult> survivors() {
    return results.values().stream()
        .filter(r -> r.fate() == Fate.SURVIVED || r.fate() == Fate.TOO_LARGE)
        .filter(r -> !isReviewed(r))
        .toList();
  }

  /** Mutants that are reviewed, each by its own line, and noticed all the same. */
  public List<MutantResult> wronglyReviewed() {
    return results.values().stream()
        .filter(r -> r.fate() == Fate.KILLED && reviewed.isNamed(r.mutant()))
        .toList();
  }

  /** How many of those that count are killed, in tenths of a percent. */
  public int perMille() {
    return perMille(Kill.IDLE);
  }

  /** How many are killed in this way, or in one that says more. */
  public int perMille(Kill least) {
    int all = results.size() - equivalent() - reviewed();
    int these = 0;
    for (Map.Entry<Kill, Integer> entry : byKill().entrySet()) {
      these += entry.getKey().compareTo(least) <= 0 ? entry.getValue() : 0;
    }
    return all == 0 ? 1000 : these * 1000 / all;
  }

  /** How many mutants are killed in each way. */
  public Map<Kill, Integer> byKill() {
    Map<Kill, Integer> kills = new EnumMap<>(Kill.class);
    results.values().forEach(r -> r.kill().ifPresent(kill -> kills.merge(kill, 1, Integer::sum)));
    return kills;
  }

  /** How many mutants each property notices first, by id. */
  public Map<String, Integer> byProperty() {
    Map<String, Integer> kills = new TreeMap<>();
    for (MutantResult result : results.values()) {
      if (result.kill().filter(k -> k == Kill.VIOLATED || k == Kill.VACUOUS).isPresent()) {
        result.killers().forEach(id -> kills.merge(id, 1, Integer::sum));
      }
    }
    return kills;
  }
}
