package org.rmapcheck.lincheck.direct;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/** Takes note of the events of every run, and lets it pass: what they mean is judged afterwards. */
public final class SeenRuns implements Verifier {

  private static final Set<List<Event>> SEEN = new LinkedHashSet<>();
  private static long runs;

  /** The constructor that Lincheck calls. */
  public SeenRuns(Class<?> sequentialSpecification) {}

  static void clear() {
    SEEN.clear();
    runs = 0;
  }

  static long runs() {
    return runs;
  }

  static List<List<Event>> different() {
    return List.copyOf(SEEN);
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    List<String> journals = new ArrayList<>();
    results.getInitResults().forEach(result -> journals.add(text(result)));
    results
        .getParallelResultsWithClock()
        .forEach(thread -> thread.forEach(result -> journals.add(text(result.getResult()))));
    SEEN.add(Event.inOrder(journals));
    runs++;
    return true;
  }

  private static String text(Object result) {
    if (result instanceof ValueResult value && value.getValue() instanceof String text) {
      return text;
    }
    throw new IllegalStateException("an operation failed: " + result);
  }
}
