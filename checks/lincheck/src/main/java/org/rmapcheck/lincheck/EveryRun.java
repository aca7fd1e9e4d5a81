package org.rmapcheck.lincheck;

import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Takes note of each completed run. Lets all of them pass but one that is to end the exploration:
 * Lincheck goes on until there is no more, or a run fails.
 */
public final class EveryRun implements Verifier {

  /** The constructor that Lincheck calls. */
  public EveryRun(Class<?> sequentialSpecification) {}

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    return CurrentRun.take(results);
  }
}
