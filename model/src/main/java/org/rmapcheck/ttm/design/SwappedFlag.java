package org.rmapcheck.ttm.design;

/** Who clears TTM_TT_FLAG_SWAPPED when the driver has populated. */
public final class SwappedFlag {

  public static final Choice CLEARED =
      new Choice(
          "swapped-flag",
          "cleared",
          "the driver, on full success, as i915_ttm_tt_shmem_populate does");

  public static final Choice FORGOTTEN =
      new Choice("swapped-flag", "forgotten", "nobody: ttm_tt_populate goes on to ttm_tt_swapin");

  static final Switch SWITCH =
      Switch.of(
          "swapped-flag",
          "Who clears TTM_TT_FLAG_SWAPPED when the driver has populated.",
          CLEARED,
          FORGOTTEN);

  private SwappedFlag() {}
}
