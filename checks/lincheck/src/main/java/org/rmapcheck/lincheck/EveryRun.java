package org.rmapcheck.lincheck;

import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/** Takes note of each completed run; lets all of them pass, or fails where something is broken. */
public class EveryRun implements Verifier {

  /** The constructor that Lincheck calls. */
  public EveryRun(Class<?> sequentialSpecification) {}

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    CurrentRun.log().take(results);
    return true;
  }

  /** The same, but a run that breaks something fails, and ends the exploration. */
  public static final class UntilBroken extends EveryRun {

    /** The constructor that Lincheck calls. */
    public UntilBroken(Class<?> sequentialSpecification) {
      super(sequentialSpecification);
    }

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
      return !CurrentRun.log().take(results);
    }
  }
}
