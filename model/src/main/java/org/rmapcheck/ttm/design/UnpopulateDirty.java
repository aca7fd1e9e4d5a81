package org.rmapcheck.ttm.design;

/** Whether unpopulate marks the pages of a wanted buffer dirty. */
public final class UnpopulateDirty {

  public static final Choice YES =
      new Choice(
          "unpopulate-dirty",
          "yes",
          "folio_mark_dirty for each page when TTM_TT_FLAG_SWAPPED is set");

  public static final Choice NO =
      new Choice("unpopulate-dirty", "no", "the pages keep the dirty bit that shmem gave them");

  static final Switch SWITCH =
      Switch.of(
          "unpopulate-dirty",
          "Whether unpopulate marks the pages of a wanted buffer dirty.",
          YES,
          NO);

  private UnpopulateDirty() {}
}
