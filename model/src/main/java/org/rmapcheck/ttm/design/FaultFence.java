package org.rmapcheck.ttm.design;

/** Whether the fault handler waits for the kernel fences of the buffer. */
public final class FaultFence {

  public static final Choice YES = new Choice("fault-fence", "yes", "ttm_bo_vm_fault_idle");

  public static final Choice NO =
      new Choice("fault-fence", "no", "it maps what bo->resource says, copied or not");

  static final Switch SWITCH =
      Switch.of(
          "fault-fence",
          "Whether the fault handler waits for the kernel fences of the buffer.",
          YES,
          NO);

  private FaultFence() {}
}
