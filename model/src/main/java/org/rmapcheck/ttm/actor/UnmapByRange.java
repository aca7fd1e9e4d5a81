package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.EvenCows;
import org.rmapcheck.ttm.design.Flush;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * The lookup by range: {@code unmap_mapping_range} walks the device's {@code i_mmap} for the VMAs
 * that map a buffer's fake offsets, zaps their PTEs, and flushes before it goes on to the next.
 * Recorded (Linux 6.1): unmap_mapping_range, zap, tlb_flush, flush_tlb_func in this order.
 *
 * <p>Abstracted: {@code i_mmap_rwsem} is held for read, and no actor here takes it for write, so it
 * is no state. The PTEs of a VMA are zapped in one step, though the kernel may drop the page table
 * lock between two of them: what is not yet zapped can still be used as before the step, and
 * nothing may rely on the rest before the gather has flushed it. A gather flushes the pages whose
 * PTEs it has cleared, which is what {@code tlb->start} and {@code tlb->end} say of a range of few
 * pages; CPUs in any order.
 */
final class UnmapByRange {

  private UnmapByRange() {}

  static void addTo(ProcessBuilder p, Machine k, UnmapWalk s) {
    Expr.Bound v = k.sets.vmas().any("v");
    ArmBuilder lock =
        p.step(s.label("i_mmap_lock"))
            .kernel("unmap_mapping_pages", KernelFiles.MEMORY, "i_mmap_lock_read(mapping);")
            .always();
    k.spaces.mappings.lock(lock).release(s.vma).next();
    ArmBuilder arm =
        p.step(s.label("next_vma"))
            .kernel(
                "unmap_mapping_range_tree",
                KernelFiles.MEMORY,
                "vma_interval_tree_foreach(vma, root, first_index, last_index)")
            .choose(v)
            .when(
                s.next(
                    v,
                    u ->
                        k.spaces.mappings.whereLinked(
                            u, k.spaces.ofDevice(u).and(k.spaces.vmaBuffer.at(u).is(s.bo)))))
            .set(s.vma, v);
    StepBuilder next = TlbGather.begin(arm, k, k.spaces.vmaSpace.at(v)).goTo(s.label("zap"));
    k.spaces.mappings.unlock(next.otherwise()).release(s.vma).goTo(s.label("lookup_done"));
    zap(p, k, s);
    if (k.design.is(Flush.BEFORE)) {
      TlbGather.finish(
          p,
          k,
          s.gather,
          k.spaces.vmaSpace.at(s.vma),
          s.label("flush"),
          done -> done.goTo(s.label("next_vma")));
    }
  }

  private static void zap(ProcessBuilder p, Machine k, UnmapWalk s) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(s.vma, q);
    Expr kept = kept(k, s, q);
    ArmBuilder zap =
        p.step(s.label("zap"))
            .kernel(
                "zap_present_ptes",
                KernelFiles.MEMORY,
                "ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);")
            .when(k.spaces.mappings.ptlFree(s.vma));
    MappingBooks.checkZap(zap, k, s.vma)
        .setAll(pte, Expr.ifThenElse(kept, pte, k.sets.places().none()), q);
    if (!k.design.is(Flush.MISSING)) {
      Expr.Read unflushed = s.gather.unflushed.at(c, s.vma, q);
      Expr cleared = k.spaces.runsIn(c, s.vma).and(pte.isSome()).and(kept.not());
      zap.setAll(unflushed, unflushed.or(cleared), c, q);
    }
    k.spaces.flushBatched(zap, s.vma);
    k.others.notified(zap, s.vma, q, q);
    zap.goTo(
        k.design.is(Flush.BEFORE) ? TlbGather.entry(k, s.label("flush")) : s.label("next_vma"));
  }

  /** With even_cows = 0, the old zap keeps a normal PTE whose page names another mapping. */
  private static Expr kept(Machine k, UnmapWalk s, Expr q) {
    if (k.design.is(EvenCows.ONE)) {
      return Expr.of(false);
    }
    Expr.Bound f = k.sets.frames().any("f");
    Expr foreign =
        k.spaces
            .pte
            .at(s.vma, q)
            .is(k.buffers.placeOfFrame(f))
            .and(k.frames.mapping.at(s.bo, q, f).isNot(Mapping.DEVICE));
    return k.spaces.normalPtes.at(s.vma).and(Expr.exists(f, foreign));
  }
}
