package org.rmapcheck.lincheck.direct;

import org.rmapcheck.lincheck.direct.Event.Journal;

/** The user's task, pinned to the one CPU: it stores to its mapping and loads from it. */
final class UserTask {

  /** {@code vm_operations_struct.fault}. */
  interface VmOps {
    /** False is {@code VM_FAULT_RETRY}. */
    boolean fault(Journal journal, boolean tried) throws InterruptedException;
  }

  private final Hardware hardware;
  private final VmOps vmOps;

  UserTask(Hardware hardware, VmOps vmOps) {
    this.hardware = hardware;
    this.vmOps = vmOps;
  }

  void store(Journal journal, int value) throws InterruptedException {
    while (!hardware.store(journal, value)) {
      if (!hardware.fill()) {
        doUserAddrFault(journal);
      }
    }
  }

  void load(Journal journal) throws InterruptedException {
    while (!hardware.load(journal)) {
      if (!hardware.fill()) {
        doUserAddrFault(journal);
      }
    }
  }

  /** Loads, if there is a translation. */
  boolean tryLoad(Journal journal) {
    return hardware.load(journal);
  }

  /** {@code do_user_addr_fault}: until the handler has no reason to be called again. */
  private void doUserAddrFault(Journal journal) throws InterruptedException {
    boolean again = true;
    boolean tried = false;
    while (again) {
      again = hardware.pteIsNone() && !vmOps.fault(journal, tried);
      tried = true;
    }
  }
}
