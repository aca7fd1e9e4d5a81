package org.rmapcheck.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * What Lincheck runs: one object for each run, one thread for each process, one operation for each
 * step.
 *
 * <p>Waiting at an intrinsic monitor, so that Lincheck sees who waits and reports a hang, costs
 * four more points where it may switch threads: five schedules of sixteen steps take more than
 * 20,000 interleavings. So explorations {@link #attempt}: a thread that cannot go on loses its
 * turn. Each run to where nobody can go on is one in which no turn is lost before, so none is
 * missed.
 */
public final class ProcessThreads {

  private final Machine machine = CurrentRun.machine();
  private final Object progress = new Object();

  /** Takes one step of an instance if it can be taken now. */
  @Operation
  public String attempt(int instance, int choice) {
    return machine.step(instance, choice);
  }

  /** Takes one step of an instance, or waits until it can be taken or nobody can go on. */
  @Operation
  public String step(int instance, int choice) throws InterruptedException {
    String done = machine.step(instance, choice);
    while (Stamp.waits(done)) {
      waitForOthers(instance);
      done = machine.step(instance, choice);
    }
    if (Stamp.wakes(done)) {
      synchronized (progress) {
        progress.notifyAll();
      }
    }
    return done;
  }

  private void waitForOthers(int instance) throws InterruptedException {
    synchronized (progress) {
      while (machine.mustWait(instance)) {
        progress.wait();
      }
    }
  }
}
