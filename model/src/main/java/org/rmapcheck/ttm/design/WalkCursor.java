package org.rmapcheck.ttm.design;

/** How a swapout walk goes on behind a buffer that it could not swap out. */
public final class WalkCursor {

  public static final Choice ADVANCES =
      new Choice("walk-cursor", "advances", "to the next buffer of the list");

  public static final Choice RESTARTS =
      new Choice(
          "walk-cursor", "restarts", "from the start of the list, where it meets the buffer again");

  static final Switch SWITCH =
      Switch.of(
          "walk-cursor",
          "How a swapout walk goes on behind a buffer that it could not swap out.",
          ADVANCES,
          RESTARTS);

  private WalkCursor() {}
}
