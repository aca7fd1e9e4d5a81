package org.rmapcheck.ttm.design;

/** Whether fork takes the locks of the parent's VMAs, besides mmap_lock. */
public final class ForkVmaLock {

  public static final Choice YES =
      new Choice("fork-vma-lock", "yes", "vma_start_write of each before it is copied, since 6.4");

  public static final Choice NO =
      new Choice("fork-vma-lock", "no", "mmap_lock alone, which a fault under a VMA's lock misses");

  static final Switch SWITCH =
      Switch.of(
          "fork-vma-lock",
          "Whether fork takes the locks of the parent's VMAs, besides mmap_lock.",
          YES,
          NO);

  private ForkVmaLock() {}
}
