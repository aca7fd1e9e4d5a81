package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;
import org.rmapcheck.lincheck.direct.Event.Kind;

/**
 * Memory, one page-table entry, and the TLB of one CPU. Each method is one access that hardware
 * makes, together with the event that it is: nothing else of this form is atomic by decree.
 */
final class Hardware {

  static final int NOTHING = -1;

  /** Two pages of system memory and one of VRAM. */
  static final int SYSTEM_PAGES = 2;

  static final int VRAM_PAGE = 2;

  private final int[] words = new int[SYSTEM_PAGES + 1];
  private final boolean[] allocated = new boolean[SYSTEM_PAGES + 1];
  private int pte = NOTHING;
  private int tlb = NOTHING;
  private boolean tlbDirty;
  private int events;

  /** An event that no access of the hardware is. */
  void note(Journal journal, Kind kind) {
    journal.add(++events, Event.of(kind));
  }

  private void note(Journal journal, Event event) {
    journal.add(++events, event);
  }

  /** The TLB loads the entry, if there is one. */
  boolean fill() {
    if (tlb == NOTHING) {
      tlb = pte;
    }
    return tlb != NOTHING;
  }

  void evict() {
    tlb = NOTHING;
    tlbDirty = false;
  }

  /** Loads through the TLB; false if it has no entry. */
  boolean load(Journal journal) {
    if (tlb == NOTHING) {
      return false;
    }
    note(journal, new Event(Kind.LOAD, tlb, words[tlb], !allocated[tlb]));
    return true;
  }

  /** Stores through the TLB; a clean entry walks the page table again. False is a page fault. */
  boolean store(Journal journal, int value) {
    if (tlb != NOTHING && !tlbDirty) {
      tlb = pte;
      tlbDirty = tlb != NOTHING;
    }
    if (tlb == NOTHING) {
      return false;
    }
    words[tlb] = value;
    note(journal, new Event(Kind.STORE, tlb, value, !allocated[tlb]));
    return true;
  }

  boolean pteIsNone() {
    return pte == NOTHING;
  }

  void setPte(Journal journal, int page) {
    pte = page;
    note(journal, Event.of(Kind.PTE_SET, page));
  }

  /** {@code ptep_get_and_clear}: what the entry was. */
  int getAndClearPte(Journal journal) {
    int old = pte;
    pte = NOTHING;
    if (old != NOTHING) {
      note(journal, Event.of(Kind.PTE_CLEARED, old));
    }
    return old;
  }

  void flush() {
    evict();
  }

  int allocate(int first, int last) {
    for (int page = first; page <= last; page++) {
      if (!allocated[page]) {
        allocated[page] = true;
        return page;
      }
    }
    return NOTHING;
  }

  void free(int page) {
    allocated[page] = false;
  }

  /** A page that nobody else sees any more is written to swap, or freed. */
  void note(Journal journal, Kind kind, int page) {
    note(journal, Event.of(kind, page));
  }

  void zero(int page) {
    words[page] = 0;
  }

  int read(int page) {
    return words[page];
  }

  void write(int page, int value) {
    words[page] = value;
  }
}
