package org.rmapcheck.ttm.design;

/** Whether there is swap to move wanted contents to. */
public final class SwapSpace {

  public static final Choice SOME = new Choice("swap-space", "some", "there is");

  public static final Choice NONE =
      new Choice("swap-space", "none", "there is none: only what is given up can be released");

  static final Switch SWITCH =
      Switch.of("swap-space", "Whether there is swap to move wanted contents to.", SOME, NONE);

  private SwapSpace() {}
}
