package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.Transition;

/**
 * Numbers everything that can ever happen in a model: each combination of instance, step, arm and
 * choices, ascending in this order. The same model always gives the same numbers.
 */
public final class GroundTransitions {

  private final List<Transition> transitions = new ArrayList<>();
  private final Map<Transition, Integer> numbers = new HashMap<>();
  private final List<String> asserted;

  private GroundTransitions(Model model) {
    List<Model.Instance> instances = model.instances();
    for (int i = 0; i < instances.size(); i++) {
      Model.Instance who = instances.get(i);
      for (Step step : who.process().steps()) {
        for (int a = 0; a < step.arms().size(); a++) {
          for (List<Integer> choices : combinations(step.arms().get(a))) {
            Transition transition = new Transition(i, who, step, a, choices);
            numbers.put(transition, transitions.size());
            transitions.add(transition);
          }
        }
      }
    }
    asserted = assertedProperties(model);
  }

  public static GroundTransitions of(Model model) {
    return new GroundTransitions(model);
  }

  private static List<List<Integer>> combinations(Arm arm) {
    return arm.otherwise() ? List.of(List.of()) : ReferenceInterpreter.combinations(arm.choices());
  }

  private static List<String> assertedProperties(Model model) {
    List<String> ids =
        model.processes().stream()
            .flatMap(process -> process.steps().stream())
            .flatMap(step -> step.arms().stream())
            .flatMap(arm -> arm.assertions().stream())
            .map(assertion -> assertion.property())
            .distinct()
            .sorted()
            .toList();
    if (ids.size() > Long.SIZE) {
      throw new IllegalArgumentException(
          "model '"
              + model.name()
              + "' asserts "
              + ids.size()
              + " properties in its steps; at most "
              + Long.SIZE
              + " are supported: state some as invariants");
    }
    return ids;
  }

  /** How many there are. */
  public int size() {
    return transitions.size();
  }

  public Transition get(int number) {
    return transitions.get(number);
  }

  /** The number of a transition of this model. */
  public int numberOf(Transition transition) {
    Integer number = numbers.get(transition);
    if (number == null) {
      throw new IllegalArgumentException("no transition of this model: " + transition);
    }
    return number;
  }

  /**
   * Ids of the properties that steps assert. The position of an id here is its bit in the masks of
   * failed assertions.
   */
  public List<String> assertedProperties() {
    return asserted;
  }

  /** Name for people, such as {@code mover zap, arm 2 [v=vma0]}. */
  public String name(int number) {
    Transition transition = get(number);
    StringBuilder name = new StringBuilder(transition.who().name());
    name.append(' ').append(transition.step().label());
    if (transition.step().arms().size() > 1) {
      name.append(transition.arm().otherwise() ? ", otherwise" : ", arm ");
      name.append(transition.arm().otherwise() ? "" : transition.armIndex() + 1);
    }
    return name.append(choices(transition)).toString();
  }

  private static String choices(Transition transition) {
    List<String> chosen = new ArrayList<>();
    for (int c = 0; c < transition.choices().size(); c++) {
      Expr.Bound bound = transition.arm().choices().get(c);
      IdSet set = bound.set();
      chosen.add(bound.name() + "=" + set.members().get(transition.choices().get(c)));
    }
    return chosen.isEmpty() ? "" : " " + chosen;
  }
}
