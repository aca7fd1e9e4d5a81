package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;

/** The page table of the one mapping, and its lock. */
final class PageTable {

  /** What becomes of the TLB when a batch of entries has been zapped. */
  enum Gather {
    /** {@code tlb_finish_mmu} flushes it. */
    FLUSHED,
    FORGOTTEN
  }

  private final Hardware hardware;
  private final Object ptl = new Object();

  PageTable(Hardware hardware) {
    this.hardware = hardware;
  }

  void vmfInsertPfnProt(Journal journal, int pfn) {
    synchronized (ptl) {
      if (hardware.pteIsNone() && pfn != Hardware.NOTHING) {
        hardware.setPte(journal, pfn);
      }
    }
  }

  void zapPageRangeSingle(Journal journal, Gather gather) {
    int old;
    synchronized (ptl) {
      old = hardware.getAndClearPte(journal);
    }
    if (old != Hardware.NOTHING && gather == Gather.FLUSHED) {
      hardware.flush();
    }
  }
}
