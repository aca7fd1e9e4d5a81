package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.EvenCows;
import org.rmapcheck.ttm.design.Flush;
import org.rmapcheck.ttm.state.AddressSpaces.File;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * The lookup by range: {@code unmap_mapping_range} walks the device's {@code i_mmap} for the VMAs
 * that map a buffer's fake offsets, zaps their PTEs, and flushes before it goes on to the next.
 *
 * <p>Abstracted: {@code i_mmap_rwsem} is held for read, and no actor here takes it for write, so it
 * is no state. A VMA is one page-table granule: the PTEs of a buffer of few pages are under one
 * page table lock. A gather flushes the pages whose PTEs it has cleared, which is what {@code
 * tlb->start} and {@code tlb->end} say of a range of few pages; CPUs in any order.
 */
final class UnmapByRange {

  private UnmapByRange() {}

  static void addTo(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound v = k.sets.vmas().any("v");
    ArmBuilder lock =
        p.step("i_mmap_lock")
            .kernel("unmap_mapping_pages", KernelFiles.MEMORY, "i_mmap_lock_read(mapping);")
            .always();
    k.spaces.mappings.lock(lock).release(s.walkVma).next();
    var next =
        p.step("next_vma")
            .kernel(
                "unmap_mapping_range_tree",
                KernelFiles.MEMORY,
                "vma_interval_tree_foreach(vma, root, first_index, last_index)")
            .choose(v)
            .when(
                s.nextInWalk(
                    v,
                    u ->
                        k.spaces.mappings.whereLinked(
                            u,
                            k.spaces
                                .vmaFile
                                .at(u)
                                .is(File.DEVICE)
                                .and(k.spaces.vmaBuffer.at(u).is(s.bo)))))
            .set(s.walkVma, v)
            .goTo("zap");
    k.spaces.mappings.unlock(next.otherwise()).release(s.walkVma).goTo("lookup_done");
    zap(p, k, s);
    if (k.design.is(Flush.BEFORE)) {
      flush(p, k, "flush", Expr.of(true), "next_vma");
    }
  }

  private static void zap(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(s.walkVma, q);
    Expr kept = kept(k, s, q);
    ArmBuilder zap =
        p.step("zap")
            .kernel(
                "zap_present_ptes",
                KernelFiles.MEMORY,
                "ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);")
            .always()
            .setAll(pte, Expr.ifThenElse(kept, pte, k.sets.places().none()), q);
    if (!k.design.is(Flush.MISSING)) {
      Expr.Read unflushed = k.spaces.unflushed.at(c, s.walkVma, q);
      Expr cleared = k.spaces.runsIn(c, s.walkVma).and(pte.isSome()).and(kept.not());
      zap.setAll(unflushed, unflushed.or(cleared), c, q);
    }
    zap.goTo(k.design.is(Flush.BEFORE) ? "flush" : "next_vma");
  }

  /** With even_cows = 0, the old zap keeps a normal PTE whose page names another mapping. */
  private static Expr kept(Machine k, MoveState s, Expr q) {
    if (k.design.is(EvenCows.ONE)) {
      return Expr.of(false);
    }
    Expr.Bound f = k.sets.frames().any("f");
    Expr foreign =
        k.spaces
            .pte
            .at(s.walkVma, q)
            .is(k.buffers.placeOfFrame(f))
            .and(k.frames.mapping.at(s.bo, q, f).isNot(Mapping.DEVICE));
    return k.spaces.normalPtes.at(s.walkVma).and(Expr.exists(f, foreign));
  }

  /** Flushes what is zapped and not yet flushed, one CPU a step, then goes on. */
  static void flush(ProcessBuilder p, Machine k, String label, Expr when, String then) {
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Bound v = k.sets.vmas().any("fv");
    Expr.Bound q = k.sets.pages().any("fq");
    Expr.Read pending = k.spaces.unflushed.at(c, v, q);
    Expr.Read entry = k.spaces.tlb.at(c, v, q);
    Expr.Read dirty = k.spaces.tlbDirty.at(c, v, q);
    p.step(label)
        .kernel("flush_tlb_func", KernelFiles.X86_TLB, "flush_tlb_one_user(addr);")
        .choose(c)
        .when(when)
        .when(Expr.exists(v, Expr.exists(q, pending)))
        .setAll(entry, Expr.ifThenElse(pending, k.sets.places().none(), entry), v, q)
        .setAll(dirty, dirty.and(pending.not()), v, q)
        .setAll(pending, Expr.of(false), v, q)
        .goTo(label)
        .otherwise()
        .goTo(then);
  }
}
