package org.rmapcheck.cli.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.PropertySelection;
import org.rmapcheck.model.pass.Origins;
import org.rmapcheck.model.pass.Transformed;

/**
 * Looks for a run with the fewest kernel steps that breaks a property. A search over merged steps
 * finds one with the fewest of those, which may be longer than need be.
 *
 * <p>Bounded by states, not by time, so that a trace is the same in every run.
 */
public final class ShortestRun {

  private static final long MOST_STATES = 200_000;

  private final String property;
  private final Transformed tree;

  private ShortestRun(Model written, String property) {
    this.property = property;
    this.tree =
        new Transformed(
            written,
            PropertySelection.only(written, Set.of(property)),
            Origins.identity(written),
            List.of());
  }

  /** The run; empty if it would take too many states to find it. */
  public static Optional<Path> breaking(Model written, String property) {
    return new ShortestRun(written, property).search();
  }

  private Optional<Path> search() {
    Outcome first = search(CheckRequest.Extent.FIRST_VIOLATION);
    Optional<Path> path = path(first);
    // what came first may have been a deadlock
    return path.isEmpty() && first.completion() == Completion.STOPPED_AT_FIRST
        ? path(search(CheckRequest.Extent.WHOLE_GRAPH))
        : path;
  }

  private Outcome search(CheckRequest.Extent extent) {
    AtomicLong states = new AtomicLong();
    return new BreadthFirstSearch()
        .check(
            CheckRequest.of(tree.model())
                .with(extent)
                .onThreads(1)
                .computedBy(SuccessorSource.INTERPRETED)
                .cancelledBy(() -> states.get() > MOST_STATES)
                .reportingTo(progress -> states.set(progress.states())));
  }

  private Optional<Path> path(Outcome outcome) {
    Outcome found = AsWritten.of(tree, outcome);
    Verdict verdict =
        property.equals(ScenarioReader.DEADLOCK) ? found.deadlock() : found.verdict(property);
    return verdict instanceof Verdict.Violated violated
        ? Optional.of(violated.path())
        : Optional.empty();
  }
}
