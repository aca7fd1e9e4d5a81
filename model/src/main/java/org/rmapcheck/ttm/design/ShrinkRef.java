package org.rmapcheck.ttm.design;

/** How the shrinker gets its reference on a buffer that a list without references names. */
public final class ShrinkRef {

  public static final Choice UNLESS_ZERO =
      new Choice(
          "shrink-ref", "unless-zero", "kref_get_unless_zero: not if the last one has been put");

  public static final Choice PLAIN =
      new Choice("shrink-ref", "plain", "kref_get, whatever the count says");

  static final Switch SWITCH =
      Switch.of(
          "shrink-ref",
          "How the shrinker gets its reference on a buffer that a list without references names.",
          UNLESS_ZERO,
          PLAIN);

  private ShrinkRef() {}
}
