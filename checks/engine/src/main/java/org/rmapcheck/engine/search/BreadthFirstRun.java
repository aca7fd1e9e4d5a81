package org.rmapcheck.engine.search;

import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.state.MemoryBudget;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.state.VisitedSet;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/**
 * One search. The visited set numbers states in discovery order, so that a level is a range of
 * numbers and needs no queue. A level is expanded in rounds.
 */
final class BreadthFirstRun {

  private static final int CANCEL_SHIFT = 12;
  private static final int REPORT_SHIFT = 14;

  private final CheckRequest request;
  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final MemoryBudget budget;
  private final VisitedSet visited;
  private final Findings findings;
  private final Generation generation;
  private final Genealogy genealogy;
  private final Workers workers;
  private final Rounds rounds;
  private int depth;
  private int levelsDone;
  private int expanded;
  private int asked = -1;

  BreadthFirstRun(CheckRequest request) {
    this.request = request;
    this.layout = StateLayout.of(request.model());
    this.transitions = GroundTransitions.of(request.model());
    this.budget = new MemoryBudget(request.memoryLimit());
    this.visited = new VisitedSet(layout, budget);
    this.genealogy = new Genealogy(budget);
    PropertyEvaluator properties = new PropertyEvaluator(layout);
    this.generation = new Generation(request, layout, transitions, properties, visited);
    this.findings = new Findings(request.model(), transitions);
    this.workers = new Workers(request.threads());
    this.rounds =
        new Rounds(layout, transitions, visited, properties, findings, genealogy, workers, budget);
  }

  Outcome run() {
    Completion completion;
    try {
      completion = explore();
    } finally {
      workers.close();
    }
    visited.close();
    Progress progress =
        new Progress(
            completion, visited.size(), rounds.transitions(), depth, levelsDone, budget.peak());
    PathBuilder paths = new PathBuilder(layout, transitions, generation.function(), genealogy);
    return new Judgement(layout, transitions, findings, paths).outcome(progress, rounds.firings());
  }

  private Completion explore() {
    try {
      return levels();
    } catch (MemoryBudget.Exhausted | OutOfMemoryError e) {
      return Completion.OUT_OF_MEMORY;
    }
  }

  private Completion levels() {
    rounds.begin(layout.pack(new ReferenceInterpreter(request.model()).initial()));
    while (expanded < visited.size() && findings.error().isEmpty()) {
      if (findings.any() && request.extent() == CheckRequest.Extent.FIRST_VIOLATION) {
        return Completion.STOPPED_AT_FIRST;
      }
      if (!level(visited.size())) {
        return Completion.INTERRUPTED;
      }
      if (findings.error().isEmpty()) {
        // a state with a model error is not looked at in full, and neither is its level
        levelsDone++;
      }
      report();
    }
    return findings.error().isPresent() ? Completion.MODEL_ERROR : Completion.COMPLETE;
  }

  /** Expands the states up to a number, all of one depth; false if told to end. */
  private boolean level(int end) {
    while (expanded < end) {
      if (expanded >>> CANCEL_SHIFT != asked) {
        asked = expanded >>> CANCEL_SHIFT;
        if (request.cancelled().getAsBoolean()) {
          return false;
        }
      }
      int before = expanded;
      expanded = rounds.expand(expanded, end, levelsDone, generation.current(visited.size()));
      if (visited.size() > end) {
        depth = levelsDone + 1;
      }
      if (expanded >>> REPORT_SHIFT != before >>> REPORT_SHIFT && expanded < end) {
        report();
      }
    }
    return true;
  }

  private void report() {
    request
        .listener()
        .progress(
            new SearchListener.Progress(
                visited.size(), rounds.transitions(), visited.size() - expanded, levelsDone));
  }
}
