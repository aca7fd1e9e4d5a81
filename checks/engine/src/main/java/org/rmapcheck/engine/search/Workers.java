package org.rmapcheck.engine.search;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the items of a task together with the calling one. They are started when they are
 * needed for the first time.
 */
final class Workers implements AutoCloseable {

  /** Does one item. */
  @FunctionalInterface
  interface Task {
    /**
     * Does an item.
     *
     * @param worker number of the thread, 0 for the calling one
     */
    void run(int worker, int item);
  }

  /** Some 50 microseconds. */
  private static final int SPINS = 2_000;

  private final int threads;
  private final Phaser phaser = new Phaser(1);
  private final Claims claims = new Claims();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private boolean started;
  private Task task = (worker, item) -> {};

  Workers(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /** Does all items in the calling thread, in order. */
  static void alone(int items, Task task) {
    for (int item = 0; item < items; item++) {
      task.run(0, item);
    }
  }

  /**
   * Does all items in any order and returns when all are done.
   *
   * @throws RuntimeException or error that one of them ended in
   */
  void together(int newItems, Task newTask) {
    if (threads == 1) {
      alone(newItems, newTask);
      return;
    }
    start();
    task = newTask;
    claims.offer(newItems);
    meet();
    work(0);
    meet();
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof RuntimeException e) {
      throw e;
    } else if (thrown instanceof Error e) {
      throw e;
    }
  }

  private void start() {
    if (started) {
      return;
    }
    started = true;
    phaser.bulkRegister(threads - 1);
    for (int worker = 1; worker < threads; worker++) {
      int number = worker;
      Thread thread = new Thread(() -> serve(number), "search-" + number);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void serve(int worker) {
    while (meet() >= 0) {
      work(worker);
      meet();
    }
  }

  /**
   * Waits for all threads. They mostly come within microseconds of each other, and it takes longer
   * to wake one up.
   */
  private int meet() {
    int phase = phaser.arrive();
    for (int spins = 0; spins < SPINS && phaser.getPhase() == phase; spins++) {
      Thread.onSpinWait();
    }
    return phaser.awaitAdvance(phase);
  }

  private void work(int worker) {
    try {
      for (int item = claims.claim(); item != Claims.NONE; item = claims.claim()) {
        task.run(worker, item);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      claims.withdraw();
    }
  }

  /** Lets the threads end. */
  @Override
  public void close() {
    phaser.forceTermination();
  }
}
