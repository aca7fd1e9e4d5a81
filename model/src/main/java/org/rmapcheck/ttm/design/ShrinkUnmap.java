package org.rmapcheck.ttm.design;

/** When the shrinker takes the page tables' entries away before it lets go of the pages. */
public final class ShrinkUnmap {

  public static final Choice BEFORE =
      new Choice("shrink-unmap", "before", "before gutting: __i915_gem_object_put_pages");

  public static final Choice AFTER = new Choice("shrink-unmap", "after", "after gutting");

  public static final Choice MISSING =
      new Choice(
          "shrink-unmap",
          "missing",
          "never: it relies on ttm_bo_pipeline_gutting, which does not unmap");

  static final Switch SWITCH =
      Switch.of(
          "shrink-unmap",
          "When the shrinker takes the page tables' entries away before it lets go of the pages.",
          BEFORE,
          AFTER,
          MISSING);

  private ShrinkUnmap() {}
}
