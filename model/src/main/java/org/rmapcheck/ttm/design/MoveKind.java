package org.rmapcheck.ttm.design;

/** How a move copies. */
public final class MoveKind {

  public static final Choice MEMCPY =
      new Choice("move", "memcpy", "ttm_bo_move_memcpy: the CPU copies under the reservation");

  public static final Choice BLIT =
      new Choice(
          "move",
          "blit",
          "the GPU copies after the reservation is dropped; a fence tells when it is done");

  static final Switch SWITCH = Switch.of("move", "How a move copies.", MEMCPY, BLIT);

  private MoveKind() {}
}
