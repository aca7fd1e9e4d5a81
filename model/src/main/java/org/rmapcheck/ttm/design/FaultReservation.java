package org.rmapcheck.ttm.design;

/** Whether the fault handler takes the buffer's reservation. */
public final class FaultReservation {

  public static final Choice YES = new Choice("fault-resv", "yes", "ttm_bo_vm_reserve");

  public static final Choice NO =
      new Choice("fault-resv", "no", "the handler reads resource and pages without it");

  static final Switch SWITCH =
      Switch.of("fault-resv", "Whether the fault handler takes the buffer's reservation.", YES, NO);

  private FaultReservation() {}
}
