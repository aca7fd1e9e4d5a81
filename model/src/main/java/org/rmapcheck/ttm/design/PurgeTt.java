package org.rmapcheck.ttm.design;

/** Which tt a purge truncates. */
public final class PurgeTt {

  public static final Choice REREAD =
      new Choice("purge-tt", "reread", "bo->ttm as it is after ttm_bo_validate");

  public static final Choice STALE =
      new Choice("purge-tt", "stale", "the one whose pointer it has read before");

  static final Switch SWITCH = Switch.of("purge-tt", "Which tt a purge truncates.", REREAD, STALE);

  private PurgeTt() {}
}
