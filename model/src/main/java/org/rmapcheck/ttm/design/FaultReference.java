package org.rmapcheck.ttm.design;

/** Whether a fault that has dropped mmap_lock holds a reference on what it waits for. */
public final class FaultReference {

  public static final Choice TAKEN =
      new Choice("fault-reference", "taken", "ttm_bo_get before mmap_lock is dropped");

  public static final Choice MISSING =
      new Choice("fault-reference", "missing", "the VMA's reference has to do, which may go");

  static final Switch SWITCH =
      Switch.of(
          "fault-reference",
          "Whether a fault that has dropped mmap_lock holds a reference on what it waits for.",
          TAKEN,
          MISSING);

  private FaultReference() {}
}
