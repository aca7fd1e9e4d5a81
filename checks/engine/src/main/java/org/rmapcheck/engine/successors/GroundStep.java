package org.rmapcheck.engine.successors;

import java.util.List;
import java.util.Optional;

/** What one instance can do at one label. */
final class GroundStep {

  private final GroundArm[] arms;
  private final GroundArm[] otherwise;

  GroundStep(List<GroundArm> arms, Optional<GroundArm> otherwise) {
    this.arms = arms.toArray(GroundArm[]::new);
    this.otherwise = otherwise.stream().toArray(GroundArm[]::new);
  }

  /** The arms but the last resort, in the order of their transitions. */
  List<GroundArm> arms() {
    return List.of(arms);
  }

  /** The arm that is taken if no other is. */
  Optional<GroundArm> otherwise() {
    return otherwise.length == 0 ? Optional.empty() : Optional.of(otherwise[0]);
  }

  /** Adds the transitions that this instance has. All guards come before the first assignment. */
  void successors(long[] state, SuccessorBuffer buffer) {
    int[] enabled = buffer.enabled(arms.length);
    int count = 0;
    for (int a = 0; a < arms.length; a++) {
      if (arms[a].holds(state)) {
        enabled[count++] = a;
      }
    }
    for (int i = 0; i < count; i++) {
      arms[enabled[i]].fire(state, buffer);
    }
    if (count == 0) {
      for (GroundArm arm : otherwise) {
        arm.fire(state, buffer);
      }
    }
  }
}
