package org.rmapcheck.ttm.design;

/** What a fault on memory of the device does while the device goes to sleep. */
public final class SuspendFault {

  public static final Choice WAKES =
      new Choice("suspend-fault", "wakes", "it waits for it and wakes it: intel_runtime_pm_get");

  public static final Choice IGNORES =
      new Choice("suspend-fault", "ignores", "it maps the memory all the same");

  static final Switch SWITCH =
      Switch.of(
          "suspend-fault",
          "What a fault on memory of the device does while the device goes to sleep.",
          WAKES,
          IGNORES);

  private SuspendFault() {}
}
