package org.rmapcheck.ttm.design;

/** When munmap flushes the TLB entries of a VM_PFNMAP VMA. */
public final class MunmapFlush {

  public static final Choice VMA_END =
      new Choice("munmap-flush", "vma-end", "in tlb_end_vma, for it has vma_pfn: 5.19 on");

  public static final Choice BEFORE_UNLINK =
      new Choice(
          "munmap-flush",
          "before-unlink",
          "in free_pgtables, if unflushed zaps are noted; a flush between leaves the note alone");

  public static final Choice BEFORE_UNLINK_NOTE_LOST =
      new Choice(
          "munmap-flush",
          "before-unlink-note-lost",
          "in free_pgtables, but a flush in the middle of the VMA resets the note for good");

  public static final Choice END =
      new Choice("munmap-flush", "end", "in tlb_finish_mmu, when it is unlinked already: to 5.18");

  static final Switch SWITCH =
      Switch.of(
          "munmap-flush",
          "When munmap flushes the TLB entries of a VM_PFNMAP VMA.",
          VMA_END,
          BEFORE_UNLINK,
          BEFORE_UNLINK_NOTE_LOST,
          END);

  private MunmapFlush() {}
}
