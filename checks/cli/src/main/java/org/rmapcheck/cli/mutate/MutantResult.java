package org.rmapcheck.cli.mutate;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.mutate.Mutant;

/**
 * What became of a mutant.
 *
 * @param kill how it was noticed, if it was
 * @param killers ids of the properties that noticed it, those that broke first, or the line of the
 *     coverage that is new; empty if it survives
 */
public record MutantResult(Mutant mutant, Fate fate, Optional<Kill> kill, List<String> killers) {

  /** How a mutant ended. */
  public enum Fate {
    KILLED,
    /** Nobody can tell it from the original: see {@link Behaviour}. */
    EQUIVALENT,
    /** Something differs, and nothing notices. */
    SURVIVED,
    /** Its graph is so much larger than the original's that it was not explored to the end. */
    TOO_LARGE
  }

  public MutantResult {
    killers = List.copyOf(killers);
  }

  static MutantResult killed(Mutant mutant, Kill kill, List<String> killers) {
    return new MutantResult(mutant, Fate.KILLED, Optional.of(kill), killers);
  }

  static MutantResult alive(Mutant mutant, Fate fate) {
    return new MutantResult(mutant, fate, Optional.empty(), List.of());
  }
}
