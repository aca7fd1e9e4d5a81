package org.rmapcheck.model.semantics;

import java.util.List;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Step;

/**
 * An arm that an instance can take, with the members chosen for its choices.
 *
 * @param instance position in {@code Model.instances()}
 */
public record Transition(
    int instance, Model.Instance who, Step step, int armIndex, List<Integer> choices) {

  public Transition {
    choices = List.copyOf(choices);
  }

  /**
   * Of what tells transitions of one model apart, and not of whole trees: maps are keyed by them.
   */
  @Override
  public int hashCode() {
    return ((instance * 31 + step.label().hashCode()) * 31 + armIndex) * 31 + choices.hashCode();
  }

  public Arm arm() {
    return step.arms().get(armIndex);
  }
}
