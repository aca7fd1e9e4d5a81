package org.rmapcheck.ttm.design;

/** How mremap moves page table entries. */
public final class MremapMove {

  public static final Choice PTES =
      new Choice("mremap-move", "ptes", "move_ptes, which flushes before it drops the PTLs");

  public static final Choice PTES_LATE_FLUSH =
      new Choice("mremap-move", "ptes-late-flush", "move_ptes, flushed when the PTLs are dropped");

  public static final Choice PMD =
      new Choice(
          "mremap-move",
          "pmd",
          "a whole page table at once, under the rmap lock until it is flushed");

  public static final Choice PMD_WITHOUT_RMAP_LOCK =
      new Choice(
          "mremap-move",
          "pmd-without-rmap-lock",
          "a whole page table at once, with no lock that a walk would wait for");

  static final Switch SWITCH =
      Switch.of(
          "mremap-move",
          "How mremap moves page table entries.",
          PTES,
          PTES_LATE_FLUSH,
          PMD,
          PMD_WITHOUT_RMAP_LOCK);

  private MremapMove() {}
}
