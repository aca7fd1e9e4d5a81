package org.rmapcheck.ttm.design;

/** Whether a purge by madvise unmaps the buffer first. */
public final class TruncateUnmap {

  public static final Choice YES =
      new Choice("truncate-unmap", "yes", "i915_ttm_truncate calls i915_ttm_move_notify");

  public static final Choice NO =
      new Choice("truncate-unmap", "no", "it goes straight to i915_ttm_purge");

  static final Switch SWITCH =
      Switch.of("truncate-unmap", "Whether a purge by madvise unmaps the buffer first.", YES, NO);

  private TruncateUnmap() {}
}
