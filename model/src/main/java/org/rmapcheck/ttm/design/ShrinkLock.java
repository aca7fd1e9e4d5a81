package org.rmapcheck.ttm.design;

/** How the shrinker takes the reservation of a buffer. */
public final class ShrinkLock {

  public static final Choice TRYLOCK =
      new Choice("shrink-lock", "trylock", "dma_resv_trylock, and skips the buffer");

  public static final Choice BLOCK = new Choice("shrink-lock", "block", "dma_resv_lock, and waits");

  static final Switch SWITCH =
      Switch.of(
          "shrink-lock", "How the shrinker takes the reservation of a buffer.", TRYLOCK, BLOCK);

  private ShrinkLock() {}
}
