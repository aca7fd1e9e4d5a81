package org.rmapcheck.cli.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.StepExplanation;

/** What each step of a run means for what is broken at its end. */
public final class Explanations {

  private final ReferenceInterpreter reference;
  private final Path path;
  private final Slice slice;

  private Explanations(ReferenceInterpreter reference, Path path) {
    this.reference = reference;
    this.path = path;
    this.slice = new Slice(reference, path);
  }

  /** Of a run that breaks a property: its invariant in the last state, or in the last step. */
  public static List<StepExplanation> ofViolation(
      ReferenceInterpreter reference, Path path, Property property) {
    Explanations explanations = new Explanations(reference, path);
    Optional<Expr> invariant = property.invariant();
    if (invariant.isPresent() && !reference.holds(invariant.get(), path.last())) {
      Deciding deciding = new Deciding(reference, path.last());
      deciding.add(invariant.get(), Map.of());
      explanations.slice.endsBecauseOf(deciding.locations(), false);
    } else {
      explanations.slice.endsBecauseOf(explanations.failedAssertion(property.id()), true);
    }
    return explanations.words();
  }

  /** Of a run to a state in which nobody can go on. */
  public static List<StepExplanation> ofHang(ReferenceInterpreter reference, Path path) {
    Explanations explanations = new Explanations(reference, path);
    Ways ways = new Ways(reference);
    Set<Integer> locations = new LinkedHashSet<>();
    for (int i = 0; i < reference.model().instances().size(); i++) {
      locations.addAll(ways.whyBlocked(path.last(), i).locations());
    }
    explanations.slice.endsBecauseOf(locations, false);
    return explanations.words();
  }

  /** Of a run to a state from which the model cannot go on: everything may matter. */
  public static List<StepExplanation> ofModelError(ReferenceInterpreter reference, Path path) {
    StepWords words = new StepWords(reference, path);
    List<StepExplanation> all = new ArrayList<>();
    for (int k = 1; k <= path.length(); k++) {
      all.add(new StepExplanation(words.sentence(k), words.reason(k), true, List.of()));
    }
    return all;
  }

  /** What made the assertions of the property false in the last step. */
  private Set<Integer> failedAssertion(String property) {
    if (path.length() == 0) {
      return Set.of();
    }
    State before = path.states().get(path.length() - 1);
    Transition last = path.steps().get(path.length() - 1);
    Map<Expr.Bound, Integer> names = reference.names(last);
    Deciding deciding = new Deciding(reference, before);
    for (Assertion assertion : last.arm().assertions()) {
      if (assertion.property().equals(property)) {
        deciding.add(assertion.condition(), names);
      }
    }
    return deciding.locations();
  }

  private List<StepExplanation> words() {
    StepWords words = new StepWords(reference, path);
    List<StepExplanation> all = new ArrayList<>();
    for (int k = 1; k <= path.length(); k++) {
      all.add(
          new StepExplanation(
              words.sentence(k), words.reason(k), slice.contains(k), slice.causes(k)));
    }
    return all;
  }
}
