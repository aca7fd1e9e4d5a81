package org.rmapcheck.ttm.design;

/** In which order the shrinker takes buffers from its lists. */
public final class ShrinkScan {

  public static final Choice ANY =
      new Choice("scan", "any", "any buffer of its lists: every order of the lists occurs");

  public static final Choice LISTS =
      new Choice(
          "scan",
          "lists",
          "from the head, purge list first, each buffer to a list of its own until the scan is over"
              + " (still_in_list)");

  public static final Choice SAME_LIST =
      new Choice("scan", "same-list", "from the head, each buffer to the tail of the same list");

  static final Switch SWITCH =
      Switch.of(
          "scan",
          "In which order the shrinker takes buffers from its lists.",
          ANY,
          LISTS,
          SAME_LIST);

  private ShrinkScan() {}
}
