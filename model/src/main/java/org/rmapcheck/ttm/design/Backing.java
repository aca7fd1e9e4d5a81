package org.rmapcheck.ttm.design;

/** Where the pages of a ttm_tt come from. */
public final class Backing {

  public static final Choice POOL =
      new Choice("backing", "pool", "ttm_pool_alloc: plain pages that belong to the tt");

  public static final Choice SHMEM =
      new Choice(
          "backing",
          "shmem",
          "pages of a shmem file, as the thread proposes (TTM_PAGE_FLAG_SHMEM)");

  static final Switch SWITCH =
      Switch.of("backing", "Where the pages of a ttm_tt come from.", POOL, SHMEM);

  private Backing() {}
}
