package org.rmapcheck.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one search found out.
 *
 * <p>When it ended early (any completion but {@link Completion#COMPLETE}), findings are kept and no
 * verdict says {@link Verdict.Holds} or {@link Verdict.Vacuous}.
 *
 * @param verdicts by property id, in the order of the model
 * @param deadlock whether some reachable state is a deadlock
 * @param modelError the shortest run to a model error; may be there beside an interruption
 * @param goals all goals of all properties, in the order of the model
 * @param peakBytes the most memory that the large arrays of the search took at one time
 */
public record Outcome(
    Completion completion,
    Map<String, Verdict> verdicts,
    Verdict deadlock,
    Optional<ModelErrorFound> modelError,
    List<GoalReached> goals,
    Census census,
    long peakBytes) {
  public Outcome {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    goals = List.copyOf(goals);
  }

  /** The verdict on a property of the model. */
  public Verdict verdict(String property) {
    Verdict verdict = verdicts.get(property);
    if (verdict == null) {
      throw new IllegalArgumentException(
          "no property '" + property + "': there are " + verdicts.keySet());
    }
    return verdict;
  }
}
