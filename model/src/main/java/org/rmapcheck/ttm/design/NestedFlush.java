package org.rmapcheck.ttm.design;

/** What a gather flushes that ends while another one of the mm is under way. */
public final class NestedFlush {

  public static final Choice YES =
      new Choice("nested-flush", "yes", "the whole mm: mm_tlb_flush_nested in tlb_finish_mmu");

  public static final Choice NO = new Choice("nested-flush", "no", "what it has cleared itself");

  static final Switch SWITCH =
      Switch.of(
          "nested-flush",
          "What a gather flushes that ends while another one of the mm is under way.",
          YES,
          NO);

  private NestedFlush() {}
}
