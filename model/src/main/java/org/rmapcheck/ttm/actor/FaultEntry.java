package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.FaultLock;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;

/**
 * The way into a page fault and out of it: {@code do_user_addr_fault} and {@code handle_mm_fault}
 * (Linux 6.12). It holds {@code mmap_lock}, or by design the lock of the VMA, which is tried first.
 * Recorded (Linux 6.1) with {@code mmap_lock}; the VMA's lock is read from the sources.
 *
 * <p>Abstracted: a VMA that has gone when the lock is taken ends the fault, as the signal that
 * follows would. Mainline's try of the VMA's lock, which these VMAs' faults give up at once, is
 * made where the design asks for it. A VMA's lock that is held for write sends a fault to {@code
 * mmap_lock}.
 */
final class FaultEntry {

  private FaultEntry() {}

  /** The label at which a fault begins. */
  static String first(Machine k) {
    return k.spaces.mappings.vmaLocks() ? "vma_lock" : "mmap_lock";
  }

  /** Adds the steps up to {@code handle_fault}, and those that end the fault. */
  static StepBuilder addTo(ProcessBuilder p, Machine k, FaultState s) {
    if (k.spaces.mappings.vmaLocks()) {
      lockVma(p, k, s);
    }
    p.step("mmap_lock")
        .kernel(
            "do_user_addr_fault",
            KernelFiles.X86_FAULT,
            "vma = lock_mm_and_find_vma(mm, address, regs);")
        .when(k.spaces.mmapReadable(k.spaces.cpuSpace.at(s.self)))
        .set(s.mmapReaders, s.mmapReaders.plus(1))
        .goTo("handle_fault");
    StepBuilder dispatch =
        p.step("handle_fault")
            .kernel("__do_fault", KernelFiles.MEMORY, "ret = vma->vm_ops->fault(vmf);");
    dispatch.when(settled(k, s)).goTo("mmap_unlock");
    if (k.design.is(FaultLock.RETRIED) && k.spaces.mappings.vmaLocks()) {
      dispatch.when(settled(k, s).not().and(s.vmaLocked)).goTo("vma_retry");
      ArmBuilder retry =
          p.step("vma_retry")
              .kernel("vmf_can_call_fault", KernelFiles.MEMORY, "vma_end_read(vma);")
              .always();
      unlockVma(retry, k, s).goTo("mmap_lock");
    }
    return dispatch;
  }

  /** There is nothing to do: the page is mapped, or the VMA has gone. */
  static Expr settled(Machine k, FaultState s) {
    Expr present = k.spaces.pte.at(s.vma, s.page).isSome();
    return k.spaces.mappings.change()
        ? present.or(k.spaces.mappings.mapped.at(s.vma).not())
        : present;
  }

  /** The handler is to be called now. */
  static Expr calls(Machine k, FaultState s) {
    Expr wanted = settled(k, s).not();
    boolean gives = k.design.is(FaultLock.RETRIED) && k.spaces.mappings.vmaLocks();
    return gives ? wanted.and(s.vmaLocked.not()) : wanted;
  }

  private static void lockVma(ProcessBuilder p, Machine k, FaultState s) {
    Expr.Read readers = k.spaces.mappings.vmaReaders.at(s.vma);
    Expr free = k.spaces.mappings.vmaWriter.at(s.vma).not().and(k.spaces.mappings.mapped.at(s.vma));
    if (k.design.is(FaultLock.VMA_DROPS_MMAP)) {
      free = free.and(readers.lessThan(Expr.of(k.scope.cpus())));
    }
    p.step("vma_lock")
        .kernel("lock_vma_under_rcu", KernelFiles.MEMORY, "if (!vma_start_read(vma))")
        .when(free)
        .set(readers, readers.plus(1))
        .set(s.vmaLocked, true)
        .goTo("handle_fault")
        .otherwise()
        .goTo("mmap_lock");
  }

  private static ArmBuilder unlockVma(ArmBuilder arm, Machine k, FaultState s) {
    Expr.Read readers = k.spaces.mappings.vmaReaders.at(s.vma);
    return arm.set(readers, readers.minus(1)).set(s.vmaLocked, false);
  }

  /** The handler lets go of the lock, because it is going to wait and to return RETRY. */
  static ArmBuilder dropped(ArmBuilder arm, Machine k, FaultState s) {
    if (!k.spaces.mappings.vmaLocks()) {
      return arm.set(s.mmapReaders, s.mmapReaders.minus(1));
    }
    if (k.design.is(FaultLock.VMA_DROPS_MMAP)) {
      Expr one = s.mmapReaders.is(0);
      return arm.check(PropertyIds.S14, s.vmaLocked.not().named("the fault drops what it holds"))
          .set(s.vmaLocked, false)
          .set(s.mmapReaders, Expr.ifThenElse(one, Expr.of(0), s.mmapReaders.minus(1)));
    }
    return unlocked(arm, k, s);
  }

  private static ArmBuilder unlocked(ArmBuilder arm, Machine k, FaultState s) {
    Expr.Read readers = k.spaces.mappings.vmaReaders.at(s.vma);
    Expr ofMm = s.mmapReaders;
    return arm.set(readers, Expr.ifThenElse(s.vmaLocked, readers.minus(1), readers))
        .set(s.mmapReaders, Expr.ifThenElse(s.vmaLocked, ofMm, s.mmapReaders.minus(1)))
        .set(s.vmaLocked, false);
  }

  /** Adds the last step. */
  static void end(ProcessBuilder p, Machine k, FaultState s) {
    ArmBuilder end =
        p.step("mmap_unlock")
            .kernel("do_user_addr_fault", KernelFiles.X86_FAULT, "mmap_read_unlock(mm);")
            .always();
    if (k.spaces.mappings.vmaLocks()) {
      unlocked(end, k, s);
    } else {
      end.set(s.mmapReaders, s.mmapReaders.minus(1));
    }
    end.set(s.vma, k.sets.vmas().first())
        .set(s.page, k.sets.pages().first())
        .set(s.tried, false)
        .goTo("user");
  }
}
