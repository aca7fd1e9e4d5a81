package org.rmapcheck.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;

/**
 * Tells which properties break where along a run, by the reference interpreter: for reports that
 * show where discipline was lost before harm was done. Slow; for single runs.
 */
public final class PathProperties {

  private final Model model;
  private final ReferenceInterpreter reference;

  public PathProperties(Model model) {
    this.model = model;
    this.reference = new ReferenceInterpreter(model);
  }

  /**
   * The properties that each step breaks for the first time on this run, in the order of the model.
   * Element 0 belongs to the initial state, element {@code k} to step {@code k}: its assertions,
   * and the invariants in the state after it. A formula that ends in a model error breaks nothing.
   */
  public List<Set<String>> brokenAlong(Path path) {
    List<Set<String>> firstBroken = new ArrayList<>();
    Set<String> before = new TreeSet<>();
    for (int k = 0; k <= path.length(); k++) {
      Set<String> broken = brokenIn(path.states().get(k));
      if (k > 0) {
        State pre = path.states().get(k - 1);
        broken.addAll(reference.execute(pre, path.steps().get(k - 1)).failedAssertions());
      }
      Set<String> first = new LinkedHashSet<>();
      for (Property property : model.properties()) {
        if (broken.contains(property.id()) && before.add(property.id())) {
          first.add(property.id());
        }
      }
      firstBroken.add(first);
    }
    return firstBroken;
  }

  /** The ids of the properties whose invariants a state breaks. */
  public Set<String> brokenIn(State state) {
    Set<String> broken = new LinkedHashSet<>();
    for (Property property : model.properties()) {
      if (property.invariant().isPresent() && isFalse(property.invariant().get(), state)) {
        broken.add(property.id());
      }
    }
    return broken;
  }

  private boolean isFalse(Expr invariant, State state) {
    try {
      return !reference.holds(invariant, state);
    } catch (ModelError e) {
      return false;
    }
  }
}
