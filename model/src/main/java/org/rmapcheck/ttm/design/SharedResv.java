package org.rmapcheck.ttm.design;

/** Whose the reservation of a buffer is. */
public final class SharedResv {

  public static final Choice OWN = new Choice("resv", "own", "the buffer's (bo->base._resv)");

  public static final Choice SHARED =
      new Choice(
          "resv",
          "shared",
          "all buffers of a GPU VM have one, with the fences of all, as in xe and amdgpu");

  static final Switch SWITCH =
      Switch.of("resv", "Whose the reservation of a buffer is.", OWN, SHARED);

  private SharedResv() {}
}
