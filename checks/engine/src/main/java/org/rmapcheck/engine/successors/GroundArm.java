package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.Transition;

/** One ground transition, ready to run. */
final class GroundArm {

  private final int number;
  private final Transition transition;
  private final GroundTest guard;
  private final GroundTest[] assertions;
  private final long[] assertionBits;
  private final Effect effect;

  /**
   * A ground transition.
   *
   * @param assertionBits for each assertion the bit of its property
   */
  GroundArm(
      int number,
      Transition transition,
      GroundTest guard,
      GroundTest[] assertions,
      long[] assertionBits,
      Effect effect) {
    this.number = number;
    this.transition = transition;
    this.guard = guard;
    this.assertions = assertions;
    this.assertionBits = assertionBits;
    this.effect = effect;
  }

  boolean holds(long[] state) {
    try {
      return guard.test(state);
    } catch (ModelError e) {
      throw located(e);
    }
  }

  void fire(long[] state, SuccessorBuffer buffer) {
    try {
      long failed = 0;
      for (int i = 0; i < assertions.length; i++) {
        if (!assertions[i].test(state)) {
          failed |= assertionBits[i];
        }
      }
      int at = buffer.begin(state);
      effect.apply(state, buffer.words(), at, buffer);
      buffer.end(number, failed);
    } catch (ModelError e) {
      throw located(e);
    }
  }

  Transition transition() {
    return transition;
  }

  /** The guard as a Java expression. */
  String guardJava(JavaCode code) {
    return guard.java(code);
  }

  boolean isNeverEnabled() {
    return guard.isFalse();
  }

  /** Java statements that do what {@link #fire} does. */
  List<String> fireJava(JavaCode code) {
    List<String> lines = new ArrayList<>();
    String failed = "0L";
    if (assertions.length > 0) {
      lines.add("long failed = 0L;");
      failed = "failed";
    }
    for (int i = 0; i < assertions.length; i++) {
      String bit = JavaCode.hex(assertionBits[i]);
      lines.add("if (!" + assertions[i].java(code) + ") failed |= " + bit + ";");
    }
    lines.addAll(effect.java(code, number, failed));
    return lines;
  }

  private ModelError located(ModelError e) {
    return new ModelError(
        "process '"
            + transition.who().name()
            + "', step '"
            + transition.step().label()
            + "': "
            + e.getMessage());
  }
}
