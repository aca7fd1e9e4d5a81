package org.rmapcheck.ttm.design;

/** Whether the shrinker starts writeback of the pages it has let go. */
public final class ShrinkWriteback {

  public static final Choice NO =
      new Choice("shrink-writeback", "no", "reclaim writes them when it finds them");

  public static final Choice YES = new Choice("shrink-writeback", "yes", "__shmem_writeback");

  static final Switch SWITCH =
      Switch.of(
          "shrink-writeback",
          "Whether the shrinker starts writeback of the pages it has let go.",
          NO,
          YES);

  private ShrinkWriteback() {}
}
