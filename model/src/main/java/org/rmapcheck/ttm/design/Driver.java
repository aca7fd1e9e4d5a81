package org.rmapcheck.ttm.design;

/** Whose objects the buffers are. */
public final class Driver {

  public static final Choice TTM =
      new Choice("driver", "ttm", "TTM's: they move, and their ttm_tt holds the pages");

  public static final Choice GEM_SHMEM =
      new Choice(
          "driver",
          "gem-shmem",
          "drm_gem_shmem's: pages of a shmem file that never move, counted by their users");

  static final Switch SWITCH =
      Switch.of("driver", "Whose objects the buffers are.", TTM, GEM_SHMEM);

  private Driver() {}
}
