package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.FaultCaller;
import org.rmapcheck.ttm.design.FaultFence;
import org.rmapcheck.ttm.design.FaultReference;
import org.rmapcheck.ttm.design.PageFields;
import org.rmapcheck.ttm.design.SecondRoute;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.AddressSpaces.Ops;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;

/**
 * A page fault on a buffer: {@code ttm_bo_vm_fault} (Linux 6.12), with its one RETRY. Recorded
 * (Linux 6.1), but for the wait for a fence, which is read from the sources.
 *
 * <p>Abstracted: a signal during a wait ends the fault and starts it again, which is a longer way
 * to the same states. Errors (SIGBUS, out of memory) end the fault and map nothing. Prefault goes
 * from the faulting page to the end of the VMA, which no scope makes longer than its limit of 16.
 */
final class CpuFault {

  private CpuFault() {}

  static void addTo(ProcessBuilder p, Machine k, FaultState s) {
    boolean reserves = Cpu.reserves(k);
    String first = reserves ? "vm_reserve" : FaultChecks.first(k);
    StepBuilder dispatch = FaultEntry.addTo(p, k, s);
    if (k.design.is(SecondRoute.ON)) {
      Expr calls = FaultEntry.calls(k, s);
      dispatch.when(calls.and(k.spaces.vmaOps.at(s.vma).is(Ops.SHMEM))).goTo("shmem_fault");
      dispatch.when(calls.and(k.spaces.vmaOps.at(s.vma).is(Ops.TTM))).goTo(first);
    } else {
      dispatch.otherwise().goTo(first);
    }
    if (reserves) {
      reserve(p, k, s);
    }
    FaultChecks.addTo(p, k, s);
    if (k.design.is(FaultFence.YES)) {
      idle(p, k, s);
    }
    new Populate(k, s.bo, "fault_")
        .requiring(s.locked())
        .addTo(p, k.buffers.memory.at(s.bo).is(Memory.SYSTEM), Wakeref.get(k));
    insert(p, k, s);
    end(p, k, s);
    if (k.design.is(SecondRoute.ON)) {
      ShmemFault.addTo(p, k, s);
    }
  }

  /** F3: trylock; else RETRY without the mmap lock on the first try; else wait with it. */
  private static void reserve(ProcessBuilder p, Machine k, FaultState s) {
    StepBuilder step =
        p.step("vm_reserve")
            .kernel(
                "ttm_bo_vm_reserve",
                KernelFiles.TTM_BO_VM,
                "if (unlikely(!dma_resv_trylock(bo->base.resv))) {")
            .when(s.resvFree())
            .set(s.resv(), Holder.CPU)
            .set(k.buffers.resv.cpu(s.bo), s.self)
            .goTo(FaultChecks.first(k));
    Expr busyFirst = s.resvFree().not().and(s.tried.not());
    if (k.design.is(FaultCaller.NOWAIT)) {
      step.when(busyFirst)
          .check(PropertyIds.S14, mayRetry(s, s.resvFree().not()))
          .goTo("mmap_unlock");
      return;
    }
    waits(step.when(busyFirst).check(PropertyIds.S14, mayRetry(s, s.resvFree().not())), k, s)
        .goTo("reserve_wait");
    ArmBuilder retry =
        p.step("reserve_wait")
            .kernel(
                "ttm_bo_vm_reserve",
                KernelFiles.TTM_BO_VM,
                "if (!dma_resv_lock_interruptible(bo->base.resv,")
            .note("lock and unlock the reservation, return VM_FAULT_RETRY")
            .await(s.resvFree())
            .check(
                PropertyIds.S14, s.resvFree().named("a fault that is tried again has had the lock"))
            .set(s.tried, true);
    waited(retry, k, s).goTo("mmap_lock");
  }

  /** {@code VM_FAULT_RETRY} is for the first try, and for want of what the fault waits for. */
  private static Expr mayRetry(FaultState s, Expr busy) {
    return s.tried
        .not()
        .named("a fault is tried again once")
        .and(busy.named("a fault that could go on is not tried again"));
  }

  /** F6: kernel fences pending: RETRY without the mmap lock on the first try; else wait with it. */
  private static void idle(ProcessBuilder p, Machine k, FaultState s) {
    Expr pending = k.fencePending(s.bo);
    StepBuilder step =
        p.step("fault_idle")
            .kernel(
                "ttm_bo_vm_fault_idle",
                KernelFiles.TTM_BO_VM,
                "if (dma_resv_test_signaled(bo->base.resv,")
            .when(pending.not())
            .goTo("fault_populate");
    Expr busyFirst = pending.and(s.tried.not());
    if (k.design.is(FaultCaller.NOWAIT)) {
      step.when(busyFirst)
          .check(PropertyIds.S14, mayRetry(s, pending))
          .goTo(Unplug.exit(k, "resv_unlock"));
      return;
    }
    waits(step.when(busyFirst).check(PropertyIds.S14, mayRetry(s, pending)), k, s)
        .goTo("idle_wait");
    ArmBuilder retry =
        p.step("idle_wait")
            .kernel(
                "ttm_bo_vm_fault_idle",
                KernelFiles.TTM_BO_VM,
                "(void)dma_resv_wait_timeout(bo->base.resv,")
            .note("wait, unlock the reservation, return VM_FAULT_RETRY")
            .await(pending.not())
            .check(PropertyIds.S14, pending.not().named("a fault that is tried again has waited"))
            .set(s.tried, true);
    if (k.device.unplugs()) {
      retry.set(k.device.entered.value(), k.device.entered.value().minus(1));
    }
    unlockResv(waited(retry, k, s), k, s).goTo("mmap_lock");
  }

  /** The fault takes a reference on the buffer and lets go of the address space. */
  private static ArmBuilder waits(ArmBuilder arm, Machine k, FaultState s) {
    FaultEntry.dropped(arm, k, s);
    return k.design.is(FaultReference.TAKEN) ? k.lifetimes.get(arm, s.bo) : arm;
  }

  /** It has waited for a buffer that is still there, and puts the reference. */
  private static ArmBuilder waited(ArmBuilder arm, Machine k, FaultState s) {
    if (!k.lifetimes.present()) {
      return arm;
    }
    Expr there = k.lifetimes.destroyed.at(s.bo).not();
    arm.check(PropertyIds.S13, there.named("the buffer that the fault waits for is there"));
    return k.design.is(FaultReference.TAKEN) ? k.lifetimes.put(arm, s.bo) : arm;
  }

  /** F9: for the faulting page and those behind it: read the pfn, insert unless present. */
  private static void insert(ProcessBuilder p, Machine k, FaultState s) {
    StepBuilder read =
        p.step("read_pfn")
            .kernel(
                "ttm_bo_vm_fault_reserved",
                KernelFiles.TTM_BO_VM,
                k.design.is(PageFields.WRITTEN)
                    ? "page->index = drm_vma_node_start(&bo->base.vma_node) +"
                    : "page = ttm->pages[page_offset];");
    Expr frame = k.buffers.ttPage.at(s.bo, s.page);
    Expr hasPage = k.buffers.memory.at(s.bo).is(Memory.SYSTEM).and(frame.isSome());
    if (k.design.is(PageFields.WRITTEN)) {
      read.when(hasPage)
          .set(s.pfn, k.buffers.backing(s.bo, s.page))
          .set(k.frames.index.at(s.bo, s.page, frame), Index.FAKE_OFFSET)
          .goTo("insert_pfn")
          .otherwise()
          .set(s.pfn, k.buffers.backing(s.bo, s.page))
          .goTo("insert_pfn");
    } else {
      read.always().set(s.pfn, k.buffers.backing(s.bo, s.page)).goTo("insert_pfn");
    }
    Expr.Read pte = k.spaces.pte.at(s.vma, s.page);
    Expr last = s.page.next().isNone().or(s.pfn.isNone());
    StepBuilder insert =
        p.step("insert_pfn")
            .kernel(
                "ttm_bo_vm_fault_reserved",
                KernelFiles.TTM_BO_VM,
                "ret = vmf_insert_pfn_prot(vma, address, pfn, prot);");
    inserting(insert.when(last.not()), k, s, pte).set(s.page, s.page.next()).goTo("read_pfn");
    String done = Cpu.reserves(k) ? "resv_unlock" : "mmap_unlock";
    Unplug.addTo(p, k, s, FaultChecks.inside(k), done);
    String unlock = Unplug.exit(k, done);
    String then = k.tts.advise() ? "fault_adjust_lru" : unlock;
    inserting(insert.when(last), k, s, pte).goTo(Wakeref.put(k, then));
    Wakeref.addTo(p, k, s, then);
    if (k.tts.advise()) {
      ShrinkLists.adjustLru(p, k, "fault_adjust_lru", s.bo, unlock);
    }
  }

  private static ArmBuilder inserting(ArmBuilder arm, Machine k, FaultState s, Expr.Read pte) {
    Expr inserts = pte.isNone().and(s.pfn.isSome());
    if (Cpu.reserves(k)) {
      ResourceShape.checkInsert(arm, k, s.bo, s.page, s.pfn);
    }
    arm.check(PropertyIds.S14, inserts.implies(s.locked()))
        .set(pte, Expr.ifThenElse(pte.isNone(), s.pfn, pte))
        .release(s.pfn);
    k.cameBack.ifPresent(
        back ->
            arm.set(
                back.at(s.vma, s.page),
                Expr.ifThenElse(inserts, k.buffers.unmapping.at(s.bo), back.at(s.vma, s.page))));
    return arm;
  }

  private static ArmBuilder unlockResv(ArmBuilder arm, Machine k, FaultState s) {
    if (Cpu.reserves(k)) {
      ResourceShape.checkUnlock(arm, k, s.bo, Holder.CPU)
          .set(s.resv(), Holder.FREE)
          .release(k.buffers.resv.cpu(s.bo));
    }
    return arm;
  }

  private static void end(ProcessBuilder p, Machine k, FaultState s) {
    if (Cpu.reserves(k)) {
      ArmBuilder unlock =
          p.step("resv_unlock")
              .kernel("ttm_bo_vm_fault", KernelFiles.TTM_BO_VM, "dma_resv_unlock(bo->base.resv);")
              .always();
      unlockResv(unlock, k, s).goTo("mmap_unlock");
    }
    FaultEntry.end(p, k, s);
  }
}
