package org.rmapcheck.ttm.design;

/** Whether a kernel mapping of a buffer keeps it where it is. */
public final class VmapPin {

  public static final Choice YES =
      new Choice(
          "vmap-pin", "yes", "the buffer is pinned while it is mapped: drm_gem_vmap's callers");

  public static final Choice NO =
      new Choice("vmap-pin", "no", "the mapping is used after the reservation is dropped");

  static final Switch SWITCH =
      Switch.of("vmap-pin", "Whether a kernel mapping of a buffer keeps it where it is.", YES, NO);

  private VmapPin() {}
}
