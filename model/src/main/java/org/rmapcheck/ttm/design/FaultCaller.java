package org.rmapcheck.ttm.design;

/** Who runs the fault handler. */
public final class FaultCaller {

  public static final Choice USER =
      new Choice(
          "fault-caller",
          "user",
          "an access from user mode: FAULT_FLAG_ALLOW_RETRY, then FAULT_FLAG_TRIED");

  public static final Choice NOWAIT =
      new Choice(
          "fault-caller",
          "nowait",
          "a caller that may not sleep on the first try: FAULT_FLAG_RETRY_NOWAIT");

  static final Switch SWITCH =
      Switch.of("fault-caller", "Who runs the fault handler.", USER, NOWAIT);

  private FaultCaller() {}
}
