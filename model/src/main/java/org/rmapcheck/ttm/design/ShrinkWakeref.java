package org.rmapcheck.ttm.design;

/** How the shrinker makes sure that the device is awake for what it unbinds. */
public final class ShrinkWakeref {

  public static final Choice IF_IN_USE =
      new Choice(
          "shrink-rpm",
          "if-in-use",
          "only if somebody else keeps it awake; else bound buffers are passed by");

  public static final Choice SYNC =
      new Choice("shrink-rpm", "sync", "it wakes it and waits (pm_runtime_get_sync)");

  static final Switch SWITCH =
      Switch.of(
          "shrink-rpm",
          "How the shrinker makes sure that the device is awake for what it unbinds.",
          IF_IN_USE,
          SYNC);

  private ShrinkWakeref() {}
}
