package org.rmapcheck.ttm.design;

/** What a fault holds of the address space while its handler runs. */
public final class FaultLock {

  public static final Choice MMAP =
      new Choice("fault-lock", "mmap", "mmap_lock for read; the VMA's lock is not tried");

  public static final Choice RETRIED =
      new Choice(
          "fault-lock",
          "retried",
          "the VMA's lock is taken, given up because the handler does not know it, and mmap_lock"
              + " taken: vmf_can_call_fault");

  public static final Choice VMA =
      new Choice("fault-lock", "vma", "the VMA's lock, if it is free; a RETRY lets go of it");

  public static final Choice VMA_DROPS_MMAP =
      new Choice(
          "fault-lock",
          "vma-drops-mmap",
          "the VMA's lock, if it is free; a RETRY lets go of mmap_lock all the same");

  static final Switch SWITCH =
      Switch.of(
          "fault-lock",
          "What a fault holds of the address space while its handler runs.",
          MMAP,
          RETRIED,
          VMA,
          VMA_DROPS_MMAP);

  private FaultLock() {}
}
