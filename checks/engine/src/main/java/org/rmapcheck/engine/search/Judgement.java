package org.rmapcheck.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rmapcheck.engine.Census;
import org.rmapcheck.engine.GoalReached;
import org.rmapcheck.engine.ModelErrorFound;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.Transition;

/** Turns the findings of a search into verdicts, each violation replayed before it is one. */
final class Judgement {

  private static final String ASSERTED_STEP_TAKEN = "a step that asserts it is taken";

  private final Model model;
  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final Findings findings;
  private final PathBuilder paths;
  private final Replay replay;

  Judgement(
      StateLayout layout, GroundTransitions transitions, Findings findings, PathBuilder paths) {
    this.model = layout.model();
    this.layout = layout;
    this.transitions = transitions;
    this.findings = findings;
    this.paths = paths;
    this.replay = new Replay(model);
  }

  Outcome outcome(Progress progress, long[] firings) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (int p = 0; p < model.properties().size(); p++) {
      verdicts.put(model.properties().get(p).id(), verdict(p, progress, firings));
    }
    return new Outcome(
        progress.completion(),
        verdicts,
        deadlock(progress),
        findings.error().map(this::modelError),
        goals(),
        new Census(
            progress.states(),
            progress.transitions(),
            progress.depth(),
            layout.words(),
            layout.bits(),
            Arrays.stream(firings).boxed().toList()),
        progress.peakBytes());
  }

  private Verdict verdict(int p, Progress progress, long[] firings) {
    Property property = model.properties().get(p);
    Optional<Findings.Place> violation = findings.violation(p);
    if (violation.isPresent()) {
      Path path = paths.to(violation.get().state(), violation.get().transition());
      replay.violation(property, path, violation.get().transition().isPresent());
      return new Verdict.Violated(violation.get().depth(), path);
    } else if (property.notMeaningful().isPresent()) {
      return new Verdict.NotMeaningful(property.notMeaningful().get());
    } else if (!progress.isComplete()) {
      return new Verdict.HoldsSoFar(initialStateJudged(progress) ? progress.levelsDone() : -1);
    }
    List<String> unmet = unmet(p, firings);
    return unmet.isEmpty() ? new Verdict.Holds() : new Verdict.Vacuous(unmet);
  }

  /** Not if there was no memory even for it, or if a formula cannot be evaluated in it. */
  private boolean initialStateJudged(Progress progress) {
    return progress.states() > 0
        && findings
            .error()
            .filter(error -> error.state() == 0 && error.formula().isPresent())
            .isEmpty();
  }

  private List<String> unmet(int p, long[] firings) {
    Property property = model.properties().get(p);
    List<String> unmet = new ArrayList<>();
    for (int g = 0; g < property.goals().size(); g++) {
      if (findings.goal(p, g).isEmpty()) {
        unmet.add(property.goals().get(g).words());
      }
    }
    if (property.invariant().isEmpty() && !isAsserted(property, firings)) {
      unmet.add(ASSERTED_STEP_TAKEN);
    }
    return unmet;
  }

  private boolean isAsserted(Property property, long[] firings) {
    for (int number = 0; number < firings.length; number++) {
      Transition transition = transitions.get(number);
      if (firings[number] > 0
          && transition.arm().assertions().stream()
              .anyMatch(assertion -> assertion.property().equals(property.id()))) {
        return true;
      }
    }
    return false;
  }

  private Verdict deadlock(Progress progress) {
    Optional<Findings.Place> place = findings.deadlock();
    if (place.isPresent()) {
      Path path = paths.to(place.get().state(), OptionalInt.empty());
      replay.deadlock(path);
      return new Verdict.Violated(place.get().depth(), path);
    }
    return progress.isComplete()
        ? new Verdict.Holds()
        : new Verdict.HoldsSoFar(progress.levelsDone() - 1);
  }

  private ModelErrorFound modelError(Findings.ErrorPlace place) {
    Path path = paths.to(place.state(), OptionalInt.empty());
    return new ModelErrorFound(replay.modelError(path, place.formula()), path);
  }

  private List<GoalReached> goals() {
    List<GoalReached> goals = new ArrayList<>();
    for (int p = 0; p < model.properties().size(); p++) {
      Property property = model.properties().get(p);
      for (int g = 0; g < property.goals().size(); g++) {
        Property.Goal goal = property.goals().get(g);
        Optional<Findings.Place> place = findings.goal(p, g);
        place.ifPresent(found -> replay.goal(goal, paths.state(found.state())));
        goals.add(
            new GoalReached(
                property.id(),
                goal.words(),
                place.map(found -> OptionalInt.of(found.depth())).orElse(OptionalInt.empty())));
      }
    }
    return goals;
  }
}
