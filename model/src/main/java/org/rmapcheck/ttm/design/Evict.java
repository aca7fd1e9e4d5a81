package org.rmapcheck.ttm.design;

/** What becomes of a VRAM slot when a copy by the GPU takes a buffer out of it. */
public final class Evict {

  public static final Choice GHOST =
      new Choice(
          "evict", "ghost", "a ghost holds it until the fence signals (ttm_bo_move_to_ghost)");

  public static final Choice PIPELINED =
      new Choice(
          "evict",
          "pipelined",
          "it is free at once, and man->move remembers the fence (ttm_bo_move_pipeline_evict)");

  static final Switch SWITCH =
      Switch.of(
          "evict",
          "What becomes of a VRAM slot when a copy by the GPU takes a buffer out of it.",
          GHOST,
          PIPELINED);

  private Evict() {}
}
