package org.rmapcheck.ttm.design;

/** How ttm_bo_vm_access gets at a swapped tt. */
public final class AccessSwapped {

  public static final Choice POPULATE =
      new Choice("access-swapped", "populate", "ttm_tt_populate allocates pages and swaps in");

  public static final Choice SWAPIN =
      new Choice(
          "access-swapped", "swapin", "ttm_tt_swapin copies into the pages that the tt names");

  static final Switch SWITCH =
      Switch.of("access-swapped", "How ttm_bo_vm_access gets at a swapped tt.", POPULATE, SWAPIN);

  private AccessSwapped() {}
}
