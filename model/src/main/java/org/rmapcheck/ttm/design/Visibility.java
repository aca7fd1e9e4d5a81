package org.rmapcheck.ttm.design;

/** Whether the driver's shrinker sees buffers with shmem pages. */
public final class Visibility {

  public static final Choice VISIBLE =
      new Choice("shrinker", "visible", "they are on its lists while they are populated");

  public static final Choice HIDDEN =
      new Choice("shrinker", "hidden", "they are never added (no I915_GEM_OBJECT_IS_SHRINKABLE)");

  static final Switch SWITCH =
      Switch.of(
          "shrinker",
          "Whether the driver's shrinker sees buffers with shmem pages.",
          VISIBLE,
          HIDDEN);

  private Visibility() {}
}
