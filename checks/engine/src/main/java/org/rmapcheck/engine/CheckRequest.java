package org.rmapcheck.engine;

import java.util.function.BooleanSupplier;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;

/**
 * What to explore and when to end.
 *
 * @param model validated
 * @param extent how much of the graph
 * @param memoryLimit bytes that the large arrays of the search may take together
 * @param cancelled asked every few thousand states whether to end
 * @param listener told about the progress
 * @param successors how successors are computed: usually a {@link SuccessorSource}
 * @param threads how many threads may work at this; the results do not depend on it
 */
public record CheckRequest(
    Model model,
    Extent extent,
    long memoryLimit,
    BooleanSupplier cancelled,
    SearchListener listener,
    SuccessorFunction.Source successors,
    int threads) {

  public CheckRequest {
    if (threads < 1) {
      throw new IllegalArgumentException("a search needs a thread: " + threads);
    }
  }

  /** How much of the graph a search explores. */
  public enum Extent {
    /** All of it: each property gets its own shortest violation. */
    WHOLE_GRAPH,
    /** Up to the end of the level in which the first violation or deadlock is found. */
    FIRST_VIOLATION
  }

  /** The whole graph, by all processors, without a limit, told to nobody. */
  public static CheckRequest of(Model model) {
    return new CheckRequest(
        model,
        Extent.WHOLE_GRAPH,
        Long.MAX_VALUE,
        () -> false,
        SearchListener.silent(),
        SuccessorSource.AUTO,
        Runtime.getRuntime().availableProcessors());
  }

  public CheckRequest with(Extent newExtent) {
    return new CheckRequest(
        model, newExtent, memoryLimit, cancelled, listener, successors, threads);
  }

  public CheckRequest withMemoryLimit(long bytes) {
    return new CheckRequest(model, extent, bytes, cancelled, listener, successors, threads);
  }

  public CheckRequest cancelledBy(BooleanSupplier newCancelled) {
    return new CheckRequest(
        model, extent, memoryLimit, newCancelled, listener, successors, threads);
  }

  public CheckRequest reportingTo(SearchListener newListener) {
    return new CheckRequest(
        model, extent, memoryLimit, cancelled, newListener, successors, threads);
  }

  public CheckRequest computedBy(SuccessorFunction.Source newSuccessors) {
    return new CheckRequest(
        model, extent, memoryLimit, cancelled, listener, newSuccessors, threads);
  }

  public CheckRequest onThreads(int newThreads) {
    return new CheckRequest(
        model, extent, memoryLimit, cancelled, listener, successors, newThreads);
  }
}
