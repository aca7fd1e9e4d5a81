package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;
import org.rmapcheck.lincheck.direct.Event.Kind;

/** {@code struct dma_resv}: a lock that can be tried. */
final class Reservation {

  private final Hardware hardware;
  private boolean locked;

  Reservation(Hardware hardware) {
    this.hardware = hardware;
  }

  synchronized boolean dmaResvTrylock(Journal journal, Kind event) {
    if (locked) {
      return false;
    }
    locked = true;
    hardware.note(journal, event);
    return true;
  }

  synchronized void dmaResvLock(Journal journal, Kind event) throws InterruptedException {
    while (locked) {
      wait();
    }
    locked = true;
    hardware.note(journal, event);
  }

  synchronized void dmaResvUnlock(Journal journal, Kind event) {
    locked = false;
    hardware.note(journal, event);
    notifyAll();
  }

  /** Lock and unlock, to wait for whoever holds it. */
  synchronized void waitUntilUnlocked(Journal journal, Kind event) throws InterruptedException {
    while (locked) {
      wait();
    }
    hardware.note(journal, event);
  }

  /** What a fault does about it; false is {@code VM_FAULT_RETRY}. */
  boolean ttmBoVmReserve(Journal journal, boolean tried) throws InterruptedException {
    if (dmaResvTrylock(journal, Event.Kind.FAULT_LOCKS)) {
      return true;
    }
    if (!tried) {
      waitUntilUnlocked(journal, Event.Kind.FAULT_WAITED);
      return false;
    }
    dmaResvLock(journal, Event.Kind.FAULT_LOCKS);
    return true;
  }
}
