package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;
import org.rmapcheck.lincheck.direct.Event.Kind;

/**
 * One buffer object of one page, mapped once, and one CPU: what TTM of Linux 6.12 does with it, a
 * method for each kernel function, written from the source and not from the model. Moves are by
 * memcpy; the tt has pages of the pool or of a shmem file.
 */
final class PlainTtm {

  /** What is asked. */
  enum Variant {
    MAINLINE,
    /** {@code ttm_bo_unmap_virtual} asks {@code rmap_walk_file} for pages in system memory. */
    LOOKUP_BY_PAGE,
    /** {@code zap_page_range_single} forgets {@code tlb_finish_mmu}. */
    NO_FLUSH,
    /** {@code ttm_bo_vm_fault} takes no reservation. */
    FAULT_WITHOUT_RESERVATION
  }

  private enum AddressSpace {
    DEVICE,
    SHMEM_FILE
  }

  private final Variant variant;
  private final Hardware hardware = new Hardware();
  private final PageTable pageTable = new PageTable(hardware);
  private final UserTask task = new UserTask(hardware, this::ttmBoVmFault);
  private final Reservation resv = new Reservation(hardware);

  /** {@code vma->vm_file->f_mapping}. */
  private final AddressSpace vmaMapping = AddressSpace.DEVICE;

  /** {@code bo->resource}: whether it is in VRAM. */
  private volatile boolean inVram;

  /** {@code bo->ttm->pages[0]}. */
  private volatile int ttPage = Hardware.NOTHING;

  /** {@code bo->resource->start}. */
  private volatile int vramPage = Hardware.NOTHING;

  PlainTtm(Variant variant) {
    this.variant = variant;
  }

  void ttmBoValidate(Journal journal) throws InterruptedException {
    resv.dmaResvLock(journal, Kind.MOVER_LOCKS);
    ttmBoHandleMoveMem(journal);
    resv.dmaResvUnlock(journal, Kind.MOVER_UNLOCKS);
  }

  private void ttmBoHandleMoveMem(Journal journal) {
    int target = inVram ? Hardware.NOTHING : ttmResourceAlloc();
    ttmBoUnmapVirtual(journal);
    ttmTtPopulate();
    ttmBoMoveMemcpy(inVram ? ttPage : target);
    ttmBoAssignMem(target);
  }

  private int ttmResourceAlloc() {
    return hardware.allocate(Hardware.VRAM_PAGE, Hardware.VRAM_PAGE);
  }

  private void ttmBoUnmapVirtual(Journal journal) {
    if (variant == Variant.LOOKUP_BY_PAGE && !inVram) {
      rmapWalkFile(journal, AddressSpace.SHMEM_FILE);
    } else {
      unmapMappingRange(journal);
    }
  }

  private void unmapMappingRange(Journal journal) {
    zapPageRangeSingle(journal);
  }

  /** Walks the VMAs of the mapping that the page names. */
  private void rmapWalkFile(Journal journal, AddressSpace pageMapping) {
    if (ttPage != Hardware.NOTHING && vmaMapping == pageMapping) {
      zapPageRangeSingle(journal);
    }
  }

  void zapPageRangeSingle(Journal journal) {
    pageTable.zapPageRangeSingle(
        journal,
        variant == Variant.NO_FLUSH ? PageTable.Gather.FORGOTTEN : PageTable.Gather.FLUSHED);
  }

  private void ttmTtPopulate() {
    if (ttPage == Hardware.NOTHING) {
      int page = hardware.allocate(0, Hardware.SYSTEM_PAGES - 1);
      hardware.zero(page);
      ttPage = page;
    }
  }

  private void ttmBoMoveMemcpy(int to) {
    int from = inVram ? vramPage : ttPage;
    hardware.write(to, hardware.read(from));
  }

  /** The old backing is freed, then the new one assigned. */
  private void ttmBoAssignMem(int target) {
    if (inVram) {
      hardware.free(vramPage);
      vramPage = Hardware.NOTHING;
      inVram = false;
    } else {
      hardware.free(ttPage);
      ttPage = Hardware.NOTHING;
      vramPage = target;
      inVram = true;
    }
  }

  /** False is {@code VM_FAULT_RETRY}. */
  private boolean ttmBoVmFault(Journal journal, boolean tried) throws InterruptedException {
    if (variant == Variant.FAULT_WITHOUT_RESERVATION) {
      ttmBoVmFaultReserved(journal);
      return true;
    }
    if (!resv.ttmBoVmReserve(journal, tried)) {
      return false;
    }
    ttmBoVmFaultReserved(journal);
    resv.dmaResvUnlock(journal, Kind.FAULT_UNLOCKS);
    return true;
  }

  private void ttmBoVmFaultReserved(Journal journal) {
    if (!inVram) {
      ttmTtPopulate();
    }
    int pfn = inVram ? vramPage : ttPage;
    pageTable.vmfInsertPfnProt(journal, pfn);
  }

  UserTask task() {
    return task;
  }
}
