package org.rmapcheck.lincheck;

import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Hands a bounded model to the objects that Lincheck makes, and what they did back. Lincheck makes
 * them itself, so there is no other way than a static one; one exploration runs at a time.
 */
final class CurrentRun {

  private static @Nullable Agenda agenda;
  private static @Nullable Job job;
  private static Hangs hangs = Hangs.END_THE_RUN;

  private CurrentRun() {}

  static void plan(Agenda newAgenda) {
    agenda = newAgenda;
    hangs = Hangs.END_THE_RUN;
  }

  static void begin(Job newJob) {
    job = newJob;
  }

  /** One job without an agenda, whose threads hang where the model does. */
  static void hanging(Job newJob) {
    job = newJob;
    hangs = Hangs.LEFT_TO_LINCHECK;
  }

  static void end() {
    agenda = null;
    job = null;
  }

  static Agenda agenda() {
    return started(agenda);
  }

  static Job job() {
    return started(job);
  }

  static Machine machine() {
    return new Machine(started(job).states(), hangs);
  }

  static boolean take(ExecutionResult result) {
    return started(job).take(result);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("no exploration is under way");
    }
    return part;
  }
}
