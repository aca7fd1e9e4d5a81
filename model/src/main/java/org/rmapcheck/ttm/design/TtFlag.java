package org.rmapcheck.ttm.design;

/** How TTM tells the tts of a driver from its own. */
public final class TtFlag {

  public static final Choice MAPPABLE =
      new Choice("tt-flag", "mappable", "TTM_TT_FLAG_EXTERNAL with TTM_TT_FLAG_EXTERNAL_MAPPABLE");

  public static final Choice UNMAPPABLE =
      new Choice(
          "tt-flag",
          "unmappable",
          "TTM_TT_FLAG_EXTERNAL alone: ttm_bo_vm_fault_reserved refuses the tt");

  static final Switch SWITCH =
      Switch.of("tt-flag", "How TTM tells the tts of a driver from its own.", MAPPABLE, UNMAPPABLE);

  private TtFlag() {}
}
