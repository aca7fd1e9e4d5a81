package org.rmapcheck.ttm.design;

/** Whether ttm_pages_allocated is over its limit, and what populate does about it. */
public final class PageLimit {

  public static final Choice BELOW = new Choice("page-limit", "below", "it is not");

  public static final Choice OVER_BREAKS =
      new Choice(
          "page-limit",
          "over-breaks",
          "it is, and populate goes on when nothing is left to swap out");

  public static final Choice OVER_SPINS =
      new Choice("page-limit", "over-spins", "it is, and populate tries again until it is not");

  static final Switch SWITCH =
      Switch.of(
          "page-limit",
          "Whether ttm_pages_allocated is over its limit, and what populate does about it.",
          BELOW,
          OVER_BREAKS,
          OVER_SPINS);

  private PageLimit() {}
}
