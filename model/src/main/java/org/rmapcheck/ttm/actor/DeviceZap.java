package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.ttm.design.SuspendZap;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;

/**
 * All PTEs of a device are taken away, by somebody who holds no reservation: {@code
 * unmap_mapping_range} over the whole of the device's {@code i_mmap} (Linux 6.12), or over a list
 * of VMAs that a driver keeps. Read from the sources.
 *
 * <p>Abstracted: see {@link UnmapByRange}.
 */
final class DeviceZap {

  private final ProcessBuilder p;
  private final Machine k;
  private final String prefix;
  private final Expr.Read vma;
  private final boolean byList;

  /** A walk of the process, with steps of this prefix and the gather of this name. */
  DeviceZap(ProcessBuilder p, Machine k, String prefix, Expr.Read vma) {
    this.p = p;
    this.k = k;
    this.prefix = prefix;
    this.vma = vma;
    this.byList = prefix.equals("suspend") && k.design.is(SuspendZap.VMA_LIST);
  }

  /** Adds the steps from {@code prefix + "_lock"}, on behalf of {@code caller}, to {@code then}. */
  void addTo(KernelRef caller, String then) {
    ArmBuilder lock =
        p.step(prefix + "_lock")
            .kernel("unmap_mapping_pages", KernelFiles.MEMORY, "i_mmap_lock_read(mapping);")
            .when(Expr.of(true));
    k.spaces.mappings.lock(lock).goTo(prefix + "_next");
    walk(caller, then);
    zap();
    TlbGather.finish(
        p,
        k,
        k.spaces.gather(prefix),
        k.spaces.vmaSpace.at(vma),
        prefix + "_flush",
        arm -> (byList ? lockMmap(arm, vma, -1) : arm).goTo(prefix + "_next"));
  }

  private void walk(KernelRef caller, String then) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound u = k.sets.vmas().any("u");
    Expr earlier = wanted(u).and(behind(u)).and(u.lessThan(v));
    ArmBuilder choice =
        p.step(prefix + "_next")
            .kernel(caller.function(), caller.file(), caller.call())
            .choose(v)
            .when(wanted(v).and(behind(v)))
            .when(Expr.exists(u, earlier).not())
            .set(vma, v);
    if (byList) {
      lockMmap(choice.when(k.spaces.mmapReadable(k.spaces.vmaSpace.at(v))), v, 1);
    }
    StepBuilder next = TlbGather.begin(choice, k, k.spaces.vmaSpace.at(v)).goTo(prefix + "_zap");
    Expr more = Expr.exists(u, wanted(u).and(behind(u)));
    k.spaces.mappings.unlock(next.when(more.not())).release(vma).goTo(then);
  }

  private void zap() {
    Gather gather = k.spaces.gather(prefix);
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(vma, q);
    Expr.Read unflushed = gather.unflushed.at(c, vma, q);
    ArmBuilder zap =
        p.step(prefix + "_zap")
            .kernel(
                "zap_present_ptes",
                KernelFiles.MEMORY,
                "ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);")
            .when(k.spaces.mappings.ptlFree(vma));
    MappingBooks.checkZap(zap, k, vma)
        .setAll(pte, k.sets.places().none(), q)
        .setAll(unflushed, unflushed.or(k.spaces.runsIn(c, vma).and(pte.isSome())), c, q);
    if (byList) {
      zap.set(k.device.listed.at(vma), false);
    }
    k.spaces.flushBatched(zap, vma);
    k.others.notified(zap, vma, q, q);
    zap.goTo(prefix + "_flush_finish");
  }

  /** Who zaps the VMAs of a list holds {@code mmap_lock} of each. */
  private ArmBuilder lockMmap(ArmBuilder arm, Expr of, int by) {
    Expr.Read readers = k.spaces.mmapReaders.at(k.spaces.vmaSpace.at(of));
    return arm.set(readers, by > 0 ? readers.plus(1) : readers.minus(1));
  }

  private Expr behind(Expr v) {
    return vma.isNone().or(vma.lessThan(v));
  }

  private Expr wanted(Expr v) {
    Expr linked = k.spaces.mappings.linked.at(v).and(k.spaces.ofDevice(v));
    return byList ? linked.and(k.device.listed.at(v)) : linked;
  }
}
