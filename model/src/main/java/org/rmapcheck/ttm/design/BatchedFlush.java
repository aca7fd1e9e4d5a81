package org.rmapcheck.ttm.design;

/** What a zap does about PTEs that reclaim has cleared and not yet flushed. */
public final class BatchedFlush {

  public static final Choice FLUSHED =
      new Choice("batched-flush", "flushed", "it flushes the mm first: flush_tlb_batched_pending");

  public static final Choice IGNORED =
      new Choice("batched-flush", "ignored", "it finds no PTE and leaves the TLB alone");

  static final Switch SWITCH =
      Switch.of(
          "batched-flush",
          "What a zap does about PTEs that reclaim has cleared and not yet flushed.",
          FLUSHED,
          IGNORED);

  private BatchedFlush() {}
}
