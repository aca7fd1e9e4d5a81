package org.rmapcheck.ttm.design;

/** Who keeps the old backing of a pipelined move. */
public final class Ghost {

  public static final Choice HOLDS =
      new Choice(
          "ghost", "holds", "a ghost object, until the fence signals (ttm_bo_move_to_ghost)");

  public static final Choice MISSING =
      new Choice("ghost", "missing", "nobody: it is freed when the new resource is published");

  static final Switch SWITCH =
      Switch.of("ghost", "Who keeps the old backing of a pipelined move.", HOLDS, MISSING);

  private Ghost() {}
}
