package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;
import org.rmapcheck.lincheck.direct.Event.Kind;

/**
 * The one page of a shmem file: in the page cache, in swap, in both for a while, or in neither. Its
 * monitor is the lock of the folio.
 */
final class ShmemFile {

  private final Hardware hardware;

  /** {@code AS_UNEVICTABLE} of the mapping. */
  private volatile boolean unevictable;

  /** The folio in the page cache, its flag and the references beside that of the page cache. */
  private int folio = Hardware.NOTHING;

  private boolean dirty;
  private int references;

  /** The slot in swap, if the page has one. */
  private boolean inSwap;

  private int swapSlot;

  ShmemFile(Hardware hardware) {
    this.hardware = hardware;
  }

  void mappingSetUnevictable() {
    unevictable = true;
  }

  void mappingClearUnevictable() {
    unevictable = false;
  }

  /**
   * The folio, with a reference: the one of the page cache, the one read from swap, or a new one.
   */
  synchronized int shmemGetFolioGfp() {
    if (folio == Hardware.NOTHING) {
      folio = hardware.allocate(0, Hardware.SYSTEM_PAGES - 1);
      if (inSwap) {
        hardware.write(folio, swapSlot);
      } else {
        hardware.zero(folio);
      }
      dirty = inSwap;
    } else {
      dirty |= inSwap;
    }
    inSwap = false;
    references++;
    return folio;
  }

  synchronized void folioMarkDirty() {
    dirty = true;
  }

  synchronized void folioPut() {
    references--;
  }

  /** One visit of reclaim: the first writes a dirty folio out, the next one frees it. */
  void shrinkFolioList(Journal journal) {
    if (unevictable) {
      return;
    }
    synchronized (this) {
      if (folio == Hardware.NOTHING || references > 0) {
        return;
      } else if (dirty) {
        dirty = false;
        inSwap = true;
        swapSlot = hardware.read(folio);
        hardware.note(journal, Kind.PAGED_OUT, folio);
      } else {
        hardware.free(folio);
        hardware.note(journal, Kind.RECLAIMED, folio);
        folio = Hardware.NOTHING;
      }
    }
  }
}
