package org.rmapcheck.ttm.actor;

import java.util.function.Consumer;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.NestedFlush;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;

/**
 * The life of a {@code struct mmu_gather}: {@code tlb_gather_mmu}, zapping, {@code tlb_finish_mmu}.
 *
 * <p>{@code mm->tlb_flush_pending} counts the gathers of an mm. One that finishes while there are
 * others flushes the whole mm, since it may have met PTEs that another has cleared and not yet
 * flushed. It is state where gathers can meet on one mm, that is where mappings change; elsewhere
 * walks meet only on different buffers, where flushing more could only hide a missed flush.
 * Recorded (Linux 6.1); what the logs do not show is read from the sources.
 *
 * <p>Abstracted: a flush is one step for each CPU that has something to lose, CPUs in any order; it
 * takes exactly what was zapped, or all of the mm.
 */
final class TlbGather {

  private TlbGather() {}

  /** The gather begins. */
  static ArmBuilder begin(ArmBuilder arm, Machine k, Expr space) {
    return count(arm, k, space, 1);
  }

  private static ArmBuilder count(ArmBuilder arm, Machine k, Expr space, int by) {
    if (!k.spaces.mappings.change()) {
      return arm;
    }
    Expr.Read pending = k.spaces.mappings.tlbPending.at(space);
    return arm.set(pending, by > 0 ? pending.plus(by) : pending.minus(-by));
  }

  /** {@code zap_pte_range} for one page. */
  static ArmBuilder zap(ArmBuilder arm, Machine k, Gather gather, Expr vma, Expr page) {
    return zapped(k.spaces.flushBatched(arm, vma), k, gather, vma, page);
  }

  /** The PTE of a page is cleared, and the page noted for the flush. */
  static ArmBuilder zapped(ArmBuilder arm, Machine k, Gather gather, Expr vma, Expr page) {
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(vma, page);
    Expr.Read unflushed = gather.unflushed.at(c, vma, page);
    k.others.notified(arm, vma, page);
    return arm.set(pte, k.sets.places().none())
        .setAll(unflushed, unflushed.or(k.spaces.runsIn(c, vma).and(pte.isSome())), c);
  }

  /** Adds the steps with which the gather ends: what is noted is flushed, or all of the mm. */
  static void finish(
      ProcessBuilder p,
      Machine k,
      Gather gather,
      Expr space,
      String label,
      Consumer<ArmBuilder> then) {
    if (k.spaces.mappings.change()) {
      ArmBuilder finish =
          p.step(label + "_finish")
              .kernel(
                  "tlb_finish_mmu", KernelFiles.MMU_GATHER, "if (mm_tlb_flush_nested(tlb->mm)) {")
              .always();
      if (k.design.is(NestedFlush.YES)) {
        Expr.Bound c = k.sets.cpus().any("c");
        Expr.Bound v = k.sets.vmas().any("nv");
        Expr.Bound q = k.sets.pages().any("nq");
        Expr nested = Expr.of(1).lessThan(k.spaces.mappings.tlbPending.at(space));
        Expr.Read unflushed = gather.unflushed.at(c, v, q);
        Expr all = k.spaces.vmaSpace.at(v).is(space).and(k.spaces.runsIn(c, v));
        finish.setAll(unflushed, unflushed.or(nested.and(all)), c, v, q);
      }
      finish.goTo(label);
    }
    flush(p, k, gather, label, arm -> then.accept(count(arm, k, space, -1)));
  }

  /** Adds a step that flushes what is gathered, one CPU at a time in any order, then goes on. */
  static void flush(
      ProcessBuilder p, Machine k, Gather gather, String label, Consumer<ArmBuilder> then) {
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Bound v = k.sets.vmas().any("fv");
    Expr.Bound q = k.sets.pages().any("fq");
    Expr.Read pending = gather.unflushed.at(c, v, q);
    Expr.Read entry = k.spaces.tlb.at(c, v, q);
    Expr.Read dirty = k.spaces.tlbDirty.at(c, v, q);
    then.accept(
        p.step(label)
            .kernel("flush_tlb_func", KernelFiles.X86_TLB, "flush_tlb_one_user(addr);")
            .choose(c)
            .when(Expr.exists(v, Expr.exists(q, pending)))
            .setAll(entry, Expr.ifThenElse(pending, k.sets.places().none(), entry), v, q)
            .setAll(dirty, dirty.and(pending.not()), v, q)
            .setAll(pending, Expr.of(false), v, q)
            .goTo(label)
            .otherwise());
  }

  /** The label at which the steps of {@link #finish} begin. */
  static String entry(Machine k, String label) {
    return k.spaces.mappings.change() ? label + "_finish" : label;
  }
}
