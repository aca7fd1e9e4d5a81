package org.rmapcheck.ttm.design;

/** When a move decides that there is nothing to copy, only to clear. */
public final class MoveClear {

  public static final Choice AFTER =
      new Choice("move-clear", "after", "after the tt has been populated, which swaps it in");

  public static final Choice BEFORE =
      new Choice("move-clear", "before", "before it, when a swapped tt looks empty");

  static final Switch SWITCH =
      Switch.of(
          "move-clear",
          "When a move decides that there is nothing to copy, only to clear.",
          AFTER,
          BEFORE);

  private MoveClear() {}
}
