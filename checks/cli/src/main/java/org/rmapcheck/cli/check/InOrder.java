package org.rmapcheck.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many things at once and hands the results over in the order of the things. */
public final class InOrder {

  private InOrder() {}

  /**
   * Runs {@code work} on each item in up to {@code threads} threads and {@code then} on each
   * result, in order, in the thread that calls. What {@code work} throws is thrown here.
   */
  public static <A, B> void run(List<A> items, int threads, Function<A, B> work, Consumer<B> then) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, threads),
            task -> {
              Thread thread = new Thread(task, "check");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<B>> futures = new ArrayList<>();
      for (A item : items) {
        futures.add(pool.submit(() -> work.apply(item)));
      }
      for (Future<B> future : futures) {
        then.accept(get(future));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <B> B get(Future<B> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a search", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
