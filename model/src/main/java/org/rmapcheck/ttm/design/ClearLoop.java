package org.rmapcheck.ttm.design;

/** Which pages the loop visits that clears the fields TTM has written. */
public final class ClearLoop {

  public static final Choice ADVANCES = new Choice("clear-loop", "advances", "all pages of the tt");

  public static final Choice STUCK =
      new Choice("clear-loop", "stuck", "the first one again and again: its pointer stays");

  static final Switch SWITCH =
      Switch.of(
          "clear-loop",
          "Which pages the loop visits that clears the fields TTM has written.",
          ADVANCES,
          STUCK);

  private ClearLoop() {}
}
