package org.rmapcheck.lincheck;

import org.jspecify.annotations.Nullable;

/**
 * Hands a bounded model to the objects that Lincheck makes, and what they did back. Lincheck makes
 * them itself, so there is no other way than a static one; one exploration runs at a time.
 */
final class CurrentRun {

  private static @Nullable ReferenceStates states;
  private static Hangs hangs = Hangs.END_THE_RUN;
  private static @Nullable RunLog log;

  private CurrentRun() {}

  static void begin(ReferenceStates newStates, Hangs newHangs, RunLog newLog) {
    states = newStates;
    hangs = newHangs;
    log = newLog;
  }

  static void end() {
    states = null;
    log = null;
  }

  static Machine machine() {
    return new Machine(started(states), hangs);
  }

  static RunLog log() {
    return started(log);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("no exploration is under way");
    }
    return part;
  }
}
