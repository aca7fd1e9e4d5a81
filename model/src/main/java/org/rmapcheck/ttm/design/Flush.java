package org.rmapcheck.ttm.design;

/** When the TLB entries of zapped PTEs are flushed. */
public final class Flush {

  public static final Choice BEFORE =
      new Choice(
          "flush",
          "before",
          "before the lookup goes on to the next VMA, as zap_page_range_single does");

  public static final Choice AFTER = new Choice("flush", "after", "after the copy");

  public static final Choice MISSING = new Choice("flush", "missing", "never");

  static final Switch SWITCH =
      Switch.of(
          "flush", "When the TLB entries of zapped PTEs are flushed.", BEFORE, AFTER, MISSING);

  private Flush() {}
}
