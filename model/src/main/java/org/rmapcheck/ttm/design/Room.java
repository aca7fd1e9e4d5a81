package org.rmapcheck.ttm.design;

/** What a move does that finds no VRAM slot for its buffer. */
public final class Room {

  public static final Choice GIVES_UP =
      new Choice(
          "room", "gives-up", "it ends with -ENOSPC, as a placement with TTM_PL_FLAG_DESIRED does");

  public static final Choice TRYLOCK =
      new Choice(
          "room",
          "trylock",
          "it evicts a buffer whose reservation it gets at once (ttm_lru_walk_trylock)");

  public static final Choice TICKET =
      new Choice(
          "room",
          "ticket",
          "if there is none, it waits for a reservation with its ww ticket and evicts then, 6.12 on"
              + " (ttm_lru_walk_ticketlock)");

  public static final Choice WAIT =
      new Choice(
          "room",
          "wait",
          "if there is none, it waits for a reservation with its ww ticket, drops it and looks again,"
              + " to 6.11 (ttm_mem_evict_wait_busy)");

  public static final Choice UNCHECKED =
      new Choice("room", "unchecked", "as ticket, without looking where the buffer is by then");

  public static final Choice BLOCK =
      new Choice("room", "block", "as ticket, but without a ticket: nobody breaks a cycle");

  static final Switch SWITCH =
      Switch.of(
          "room",
          "What a move does that finds no VRAM slot for its buffer.",
          GIVES_UP,
          TRYLOCK,
          TICKET,
          WAIT,
          UNCHECKED,
          BLOCK);

  private Room() {}
}
