package org.rmapcheck.engine.search;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The items of a task, handed out one by one to whoever asks, each once. New items are offered
 * while nobody asks: between two barriers.
 */
final class Claims {

  /** No item is left. */
  static final int NONE = -1;

  private final AtomicInteger next = new AtomicInteger();
  private int items;

  void offer(int newItems) {
    items = newItems;
    next.set(0);
  }

  int claim() {
    int item = next.getAndIncrement();
    return item < items ? item : NONE;
  }

  /** Nobody gets what is left. */
  void withdraw() {
    next.set(items);
  }
}
