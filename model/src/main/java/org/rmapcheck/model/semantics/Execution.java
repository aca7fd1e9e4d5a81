package org.rmapcheck.model.semantics;

import java.util.List;
import java.util.Set;

/**
 * What executing a transition did.
 *
 * @param state the post-state
 * @param failedAssertions ids of the properties whose assertions were false in the pre-state
 * @param written the locations that were assigned, changed or not
 */
public record Execution(State state, List<String> failedAssertions, Set<Integer> written) {
  public Execution {
    failedAssertions = List.copyOf(failedAssertions);
    written = Set.copyOf(written);
  }
}
