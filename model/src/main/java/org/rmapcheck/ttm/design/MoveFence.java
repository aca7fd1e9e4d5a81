package org.rmapcheck.ttm.design;

/** Whether the next owner of an evicted VRAM slot waits for the eviction. */
public final class MoveFence {

  public static final Choice INHERITED =
      new Choice(
          "move-fence", "inherited", "ttm_bo_add_move_fence copies man->move into its reservation");

  public static final Choice DROPPED = new Choice("move-fence", "dropped", "it does not");

  static final Switch SWITCH =
      Switch.of(
          "move-fence",
          "Whether the next owner of an evicted VRAM slot waits for the eviction.",
          INHERITED,
          DROPPED);

  private MoveFence() {}
}
