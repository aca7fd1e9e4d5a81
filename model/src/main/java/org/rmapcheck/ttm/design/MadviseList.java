package org.rmapcheck.ttm.design;

/** How madvise puts an object on the list of its advice. */
public final class MadviseList {

  public static final Choice MOVED =
      new Choice("madvise-list", "moved", "list_move_tail, if it is on a list");

  public static final Choice ADDED =
      new Choice("madvise-list", "added", "list_add_tail, whether it is on a list or not");

  static final Switch SWITCH =
      Switch.of(
          "madvise-list", "How madvise puts an object on the list of its advice.", MOVED, ADDED);

  private MadviseList() {}
}
