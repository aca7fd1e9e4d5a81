package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/** The local variables of a fault: where it happened, and how far its handler is. */
final class FaultState {

  final Expr.Bound self;
  final Expr.Read vma;
  final Expr.Read page;
  final Expr.Read tried;
  final Expr.Read pfn;

  /** The fault holds the lock of the VMA instead of {@code mmap_lock}. */
  final Expr.Read vmaLocked;

  /** The buffer that the VMA maps. */
  final Expr bo;

  /** The readers of the {@code mmap_lock} of the CPU's address space. */
  final Expr.Read mmapReaders;

  private final Machine k;

  FaultState(ModelBuilder m, Machine k) {
    this.k = k;
    self = k.sets.cpus().any("self");
    vma = m.local("fault_vma", new Type.Id(k.sets.vmas(), false), self);
    page = m.local("fault_page", new Type.Id(k.sets.pages(), false), self);
    tried = m.local("fault_tried", new Type.Bool(), self);
    pfn = m.local("fault_pfn", new Type.Id(k.sets.places(), true), self);
    vmaLocked =
        k.spaces.mappings.vmaLocks()
            ? m.local("fault_vma_locked", new Type.Bool(), self)
            : new Variable(
                    "fault_vma_locked",
                    new Type.Bool(),
                    java.util.List.of(k.sets.cpus()),
                    Variable.Kind.LOCAL,
                    "")
                .at(self);
    bo = k.spaces.vmaBuffer.at(vma);
    mmapReaders = k.spaces.mmapReaders.at(k.spaces.cpuSpace.at(self));
  }

  /** The reservation of the buffer. */
  Expr.Read resv() {
    return k.buffers.resv.at(bo);
  }

  /** The CPU that holds it, if a fault does. */
  Expr.Read resvCpu() {
    return k.buffers.resv.cpu(bo);
  }

  Expr resvFree() {
    return resv().is(Holder.FREE);
  }

  /** The VMA stays while the fault has its lock or that of its address space. */
  private Expr stays() {
    Expr read = mmapReaders.is(0).not();
    return k.spaces.mappings.vmaLocks() ? read.or(vmaLocked) : read;
  }

  /** What a new translation needs: the buffer's reservation and the mmap lock. */
  Expr locked() {
    Expr mine = resv().is(Holder.CPU).and(k.buffers.resv.cpu(bo).is(self));
    return mine.named("the fault holds the reservation")
        .and(stays().named("mmap_lock is held for read"));
  }
}
