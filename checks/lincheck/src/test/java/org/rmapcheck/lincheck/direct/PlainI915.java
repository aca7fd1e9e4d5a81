package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;
import org.rmapcheck.lincheck.direct.Event.Kind;

/**
 * One i915 buffer object of one page in system memory, backed by a shmem file and mapped once: what
 * the driver's fault handler and its shrinker of Linux 6.12 do with it, a method for each kernel
 * function, written from the source and not from the model. No job runs on the GPU.
 */
final class PlainI915 {

  /** What is asked. */
  enum Variant {
    MAINLINE,
    /** {@code ttm_bo_unmap_virtual} asks {@code rmap_walk_file}. */
    LOOKUP_BY_PAGE,
    /** {@code __i915_gem_object_put_pages} does not call it. */
    SHRINK_WITHOUT_UNMAP,
    /** {@code shmem_sg_free_table} forgets {@code folio_mark_dirty}. */
    LET_GO_CLEAN
  }

  private final Variant variant;
  private final Hardware hardware = new Hardware();
  private final PageTable pageTable = new PageTable(hardware);
  private final Reservation resv = new Reservation(hardware);
  private final ShmemFile filp = new ShmemFile(hardware);
  private final UserTask task = new UserTask(hardware, this::vmFaultTtm);

  /** {@code obj->mm.ttm_shrinkable}: the object is on the shrinker's list. */
  private volatile boolean ttmShrinkable;

  /** {@code bo->resource}: gone while the object is swapped. */
  private volatile boolean resource = true;

  /** {@code bo->ttm->pages[0]}. */
  private volatile int ttPage = Hardware.NOTHING;

  /** {@code TTM_TT_FLAG_SWAPPED}. */
  private volatile boolean swapped;

  PlainI915(Variant variant) {
    this.variant = variant;
  }

  UserTask task() {
    return task;
  }

  void shrinkFolioList(Journal journal) {
    filp.shrinkFolioList(journal);
  }

  /** The object is locked by trylock: the shrinker may run within an allocation. */
  void i915GemShrink(Journal journal) {
    if (!ttmShrinkable || !resv.dmaResvTrylock(journal, Kind.SHRINKER_LOCKS)) {
      return;
    }
    i915GemObjectPutPages(journal);
    i915TtmShrink();
    resv.dmaResvUnlock(journal, Kind.SHRINKER_UNLOCKS);
  }

  private void i915GemObjectPutPages(Journal journal) {
    if (variant != Variant.SHRINK_WITHOUT_UNMAP) {
      ttmBoUnmapVirtual(journal);
    }
  }

  /** The VMA is on the device's file, the page of a shmem file names that file. */
  private void ttmBoUnmapVirtual(Journal journal) {
    if (variant != Variant.LOOKUP_BY_PAGE) {
      pageTable.zapPageRangeSingle(journal, PageTable.Gather.FLUSHED);
    }
  }

  private void i915TtmShrink() {
    if (swapped) {
      return;
    }
    swapped = true;
    ttmBoPipelineGutting();
  }

  /** {@code ttm_bo_validate} without a placement, of an idle buffer. */
  private void ttmBoPipelineGutting() {
    if (ttPage != Hardware.NOTHING) {
      shmemSgFreeTable();
    }
    resource = false;
  }

  private void shmemSgFreeTable() {
    filp.mappingClearUnevictable();
    if (swapped && variant != Variant.LET_GO_CLEAN) {
      filp.folioMarkDirty();
    }
    filp.folioPut();
    ttPage = Hardware.NOTHING;
  }

  /** False is {@code VM_FAULT_RETRY}. */
  private boolean vmFaultTtm(Journal journal, boolean tried) throws InterruptedException {
    if (!resv.ttmBoVmReserve(journal, tried)) {
      return false;
    }
    if (!resource) {
      resource = true;
    }
    ttmBoVmFaultReserved(journal);
    i915TtmAdjustLru();
    resv.dmaResvUnlock(journal, Kind.FAULT_UNLOCKS);
    return true;
  }

  private void ttmBoVmFaultReserved(Journal journal) {
    if (ttPage == Hardware.NOTHING) {
      i915TtmTtShmemPopulate();
    }
    pageTable.vmfInsertPfnProt(journal, ttPage);
  }

  private void i915TtmTtShmemPopulate() {
    filp.mappingSetUnevictable();
    ttPage = filp.shmemGetFolioGfp();
    swapped = false;
  }

  private void i915TtmAdjustLru() {
    ttmShrinkable = ttPage != Hardware.NOTHING;
  }
}
