package org.rmapcheck.ttm.design;

/** Whether populate may have to reclaim memory for its pages. */
public final class AllocReclaim {

  public static final Choice FREE = new Choice("alloc", "free", "there is memory");

  public static final Choice RECLAIM =
      new Choice(
          "alloc",
          "reclaim",
          "it calls i915_gem_shrink with the reservation held, as shmem_sg_alloc_table does");

  public static final Choice SPINS =
      new Choice(
          "alloc",
          "reclaim-spins",
          "as reclaim, again and again until another buffer can be let go, instead of -ENOMEM");

  static final Switch SWITCH =
      Switch.of(
          "alloc",
          "Whether populate may have to reclaim memory for its pages.",
          FREE,
          RECLAIM,
          SPINS);

  private AllocReclaim() {}
}
