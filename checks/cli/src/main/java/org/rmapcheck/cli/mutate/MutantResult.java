package org.rmapcheck.cli.mutate;

import java.util.List;
import org.rmapcheck.model.mutate.Mutant;

/**
 * What became of a mutant.
 *
 * @param killers ids of the properties that notice it, those that broke first; empty if it survives
 */
public record MutantResult(Mutant mutant, Fate fate, List<String> killers) {

  /** How a mutant ended. */
  public enum Fate {
    /** A property is violated or vacuous, a process hangs, or the model itself is wrong. */
    KILLED,
    /** Nothing differs: its reachable graph is the original's. */
    EQUIVALENT,
    /** Something differs, and no property notices. */
    SURVIVED,
    /** Its graph is so much larger than the original's that it was not explored to the end. */
    TOO_LARGE
  }

  public MutantResult {
    killers = List.copyOf(killers);
  }
}
