package org.rmapcheck.ttm.design;

/** Whether the shrinker leaves busy buffers alone. */
public final class ShrinkIdle {

  public static final Choice WAITS =
      new Choice(
          "shrink-idle", "waits", "ttm_bo_wait_ctx before gutting; busy buffers are skipped");

  public static final Choice NO =
      new Choice("shrink-idle", "no", "gutting hands the tt of a busy buffer to a ghost");

  public static final Choice IGNORED =
      new Choice(
          "shrink-idle", "ignored", "the pages of a busy buffer are let go as if it were idle");

  static final Switch SWITCH =
      Switch.of(
          "shrink-idle", "Whether the shrinker leaves busy buffers alone.", WAITS, NO, IGNORED);

  private ShrinkIdle() {}
}
