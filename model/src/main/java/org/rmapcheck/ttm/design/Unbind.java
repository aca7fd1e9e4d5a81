package org.rmapcheck.ttm.design;

/** When the shrinker takes a buffer out of the GPU page tables. */
public final class Unbind {

  public static final Choice BEFORE_WAIT =
      new Choice("unbind", "before-wait", "before it waits for the buffer to be idle");

  public static final Choice AFTER_WAIT =
      new Choice(
          "unbind",
          "after-wait",
          "behind the wait, asynchronously: the fence of the unbinding is added to the reservation");

  static final Switch SWITCH =
      Switch.of(
          "unbind",
          "When the shrinker takes a buffer out of the GPU page tables.",
          BEFORE_WAIT,
          AFTER_WAIT);

  private Unbind() {}
}
