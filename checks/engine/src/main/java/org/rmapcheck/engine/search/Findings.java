package org.rmapcheck.engine.search;

import java.util.Optional;
import java.util.OptionalInt;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.model.ir.Model;

/** What a search has found so far: for everything only what came first. */
final class Findings {

  /**
   * Where something was found.
   *
   * @param state number of a visited state
   * @param transition ground number of a step out of that state that belongs to the finding
   * @param depth number of steps, that one included
   */
  record Place(int state, OptionalInt transition, int depth) {}

  /**
   * A model error.
   *
   * @param formula the formula that could not be evaluated, or empty if it was a guard or a step
   */
  record ErrorPlace(int state, Optional<StateFormula> formula) {}

  private final Model model;
  private final Optional<Place>[] violations;
  private final Optional<Place>[][] goals;
  private final int[] propertyOfBit;
  private long unseenAssertions;
  private Optional<Place> deadlock = Optional.empty();
  private Optional<ErrorPlace> error = Optional.empty();

  @SuppressWarnings({"unchecked", "rawtypes"})
  Findings(Model model, GroundTransitions transitions) {
    this.model = model;
    int properties = model.properties().size();
    this.violations = new Optional[properties];
    this.goals = new Optional[properties][];
    for (int p = 0; p < properties; p++) {
      violations[p] = Optional.empty();
      goals[p] = new Optional[model.properties().get(p).goals().size()];
      java.util.Arrays.fill(goals[p], Optional.empty());
    }
    this.propertyOfBit = new int[transitions.assertedProperties().size()];
    for (int bit = 0; bit < propertyOfBit.length; bit++) {
      String id = transitions.assertedProperties().get(bit);
      propertyOfBit[bit] = model.properties().indexOf(model.property(id).orElseThrow());
      unseenAssertions |= 1L << bit;
    }
  }

  /** A formula was decided in a state; it counts if it was open until now. */
  void decided(int f, int inState, int atDepth, PropertyEvaluator properties) {
    if (!properties.isOpen(f)) {
      return;
    }
    properties.close(f);
    StateFormula formula = properties.formula(f);
    Place place = new Place(inState, OptionalInt.empty(), atDepth);
    if (formula.isInvariant()) {
      violated(formula.property(), place);
    } else {
      goals[formula.property()][formula.goal()] = Optional.of(place);
    }
  }

  /** A formula cannot be evaluated in a state; it counts if it was open until now. */
  void failed(int f, int inState, PropertyEvaluator properties) {
    if (!properties.isOpen(f)) {
      return;
    }
    properties.close(f);
    if (error.isEmpty()) {
      error = Optional.of(new ErrorPlace(inState, Optional.of(properties.formula(f))));
    }
  }

  /** A guard or step of the state ended in a model error. */
  void failed(int inState) {
    if (error.isEmpty()) {
      error = Optional.of(new ErrorPlace(inState, Optional.empty()));
    }
  }

  /** Assertions of a step were false; {@code newDepth} counts the step. */
  void assertionsFailed(long failed, int inState, int transition, int newDepth) {
    for (long rest = failed & unseenAssertions; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      violated(propertyOfBit[bit], new Place(inState, OptionalInt.of(transition), newDepth));
    }
    unseenAssertions &= ~failed;
  }

  /** The assertions that were never false until now, as bits. */
  long unseenAssertions() {
    return unseenAssertions;
  }

  void deadlocked(int inState, int atDepth) {
    if (deadlock.isEmpty()) {
      deadlock = Optional.of(new Place(inState, OptionalInt.empty(), atDepth));
    }
  }

  private void violated(int property, Place place) {
    if (violations[property].isEmpty()) {
      violations[property] = Optional.of(place);
    }
  }

  /** Whether anything is broken: a property, progress, or the model. */
  boolean any() {
    for (Optional<Place> violation : violations) {
      if (violation.isPresent()) {
        return true;
      }
    }
    return deadlock.isPresent() || error.isPresent();
  }

  Model model() {
    return model;
  }

  Optional<Place> violation(int property) {
    return violations[property];
  }

  Optional<Place> goal(int property, int goal) {
    return goals[property][goal];
  }

  Optional<Place> deadlock() {
    return deadlock;
  }

  Optional<ErrorPlace> error() {
    return error;
  }
}
