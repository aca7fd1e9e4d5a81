package org.rmapcheck.ttm.design;

/** Whether the shrinker looks at advice and placement again under the reservation. */
public final class ShrinkRecheck {

  public static final Choice YES =
      new Choice(
          "shrink-recheck", "yes", "i915_ttm_shrink reads obj->mm.madv and bo->resource under it");

  public static final Choice NO =
      new Choice("shrink-recheck", "no", "what can_release_pages has read without it is used");

  static final Switch SWITCH =
      Switch.of(
          "shrink-recheck",
          "Whether the shrinker looks at advice and placement again under the reservation.",
          YES,
          NO);

  private ShrinkRecheck() {}
}
