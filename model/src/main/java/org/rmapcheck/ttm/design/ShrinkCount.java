package org.rmapcheck.ttm.design;

/** What the shrinker reports as freed. */
public final class ShrinkCount {

  public static final Choice DROPPED =
      new Choice("shrink-count", "dropped", "pages whose references it has dropped");

  public static final Choice OBJECT =
      new Choice(
          "shrink-count", "object", "the size of each object that i915_ttm_shrink returned 0 for");

  static final Switch SWITCH =
      Switch.of("shrink-count", "What the shrinker reports as freed.", DROPPED, OBJECT);

  private ShrinkCount() {}
}
