package org.rmapcheck.ttm.design;

/** What becomes of TTM_TT_FLAG_SWAPPED when gutting fails. */
public final class ShrinkError {

  public static final Choice RESET = new Choice("shrink-error", "reset", "it is cleared again");

  public static final Choice KEPT =
      new Choice("shrink-error", "kept", "it stays, on a tt that is populated");

  static final Switch SWITCH =
      Switch.of(
          "shrink-error", "What becomes of TTM_TT_FLAG_SWAPPED when gutting fails.", RESET, KEPT);

  private ShrinkError() {}
}
