package org.rmapcheck.ttm.design;

/** What a drm_gem_shmem fault tries before its handler: {@code vm_ops->map_pages}. */
public final class FaultAround {

  public static final Choice NONE =
      new Choice("fault-around", "none", "there is no map_pages, as in 6.12");

  public static final Choice TRYLOCK =
      new Choice(
          "fault-around", "trylock", "map_pages takes the reservation if it is free, or gives up");

  public static final Choice UNLOCKED =
      new Choice("fault-around", "unlocked", "map_pages looks at the pages without it");

  static final Switch SWITCH =
      Switch.of(
          "fault-around",
          "What a drm_gem_shmem fault tries before its handler.",
          NONE,
          TRYLOCK,
          UNLOCKED);

  private FaultAround() {}
}
