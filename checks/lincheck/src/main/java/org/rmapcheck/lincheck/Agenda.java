package org.rmapcheck.lincheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jetbrains.kotlinx.lincheck.CTestStructure;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionGenerator;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.RandomProvider;

/**
 * What Lincheck explores one after the other in one run of its own: to start it costs more than
 * most explorations, for it changes classes when it begins and changes them back when it ends.
 */
final class Agenda {

  private final Deque<Job> open;
  private final Consumer<Exploration> done;

  /**
   * An agenda.
   *
   * @param done is told of each exploration when it ends
   */
  Agenda(List<Job> jobs, Consumer<Exploration> done) {
    this.open = new ArrayDeque<>(jobs);
    this.done = done;
  }

  boolean isDone() {
    return open.isEmpty();
  }

  /** The next scenario, and the job it is of; empty when all jobs are done. */
  Optional<ExecutionScenario> next() {
    while (!open.isEmpty()) {
      Optional<ExecutionScenario> next = open.element().next();
      if (next.isPresent()) {
        CurrentRun.begin(open.element());
        return next;
      }
      done.accept(open.remove().result());
    }
    return Optional.empty();
  }

  /** Gives Lincheck each scenario when it has done with the one before. */
  public static final class Scenarios extends ExecutionGenerator {

    /** The constructor that Lincheck calls. */
    public Scenarios(
        CTestConfiguration configuration, CTestStructure structure, RandomProvider random) {
      super(configuration, structure);
    }

    @Override
    public ExecutionScenario nextExecution() {
      return CurrentRun.agenda().next().orElseThrow(Done::new);
    }
  }

  /** Lincheck wants to be told beforehand how many scenarios there are; this ends them instead. */
  static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1;

    Done() {
      super("all is explored", null, false, false);
    }
  }
}
