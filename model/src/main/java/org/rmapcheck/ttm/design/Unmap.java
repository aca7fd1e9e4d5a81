package org.rmapcheck.ttm.design;

/** When a move calls ttm_bo_unmap_virtual. */
public final class Unmap {

  public static final Choice BEFORE =
      new Choice("unmap", "before", "before the copy, as ttm_bo_handle_move_mem does");

  public static final Choice AFTER = new Choice("unmap", "after", "after the copy");

  public static final Choice MISSING = new Choice("unmap", "missing", "never");

  static final Switch SWITCH =
      Switch.of("unmap", "When a move calls ttm_bo_unmap_virtual.", BEFORE, AFTER, MISSING);

  private Unmap() {}
}
