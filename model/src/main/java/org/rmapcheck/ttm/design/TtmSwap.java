package org.rmapcheck.ttm.design;

/** Which tts TTM swaps out by itself. */
public final class TtmSwap {

  public static final Choice OWN =
      new Choice("ttm-swap", "own", "its own: ttm_bo_swapout_cb skips TTM_TT_FLAG_EXTERNAL");

  public static final Choice ALL =
      new Choice("ttm-swap", "all", "also those whose driver swaps by populate and unpopulate");

  static final Switch SWITCH =
      Switch.of("ttm-swap", "Which tts TTM swaps out by itself.", OWN, ALL);

  private TtmSwap() {}
}
