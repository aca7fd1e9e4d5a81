package org.rmapcheck.ttm.design;

/** What resource a buffer has when its pages have been let go by gutting. */
public final class Gutted {

  public static final Choice NONE =
      new Choice(
          "gutted", "none", "none, 6.3 on: a fault or move gives it one first (ttm_bo_move_null)");

  public static final Choice SYSTEM =
      new Choice(
          "gutted",
          "system",
          "a system resource without pages, to 6.2: ttm_bo_assign_mem(sys_res)");

  static final Switch SWITCH =
      Switch.of(
          "gutted",
          "What resource a buffer has when its pages have been let go by gutting.",
          NONE,
          SYSTEM);

  private Gutted() {}
}
