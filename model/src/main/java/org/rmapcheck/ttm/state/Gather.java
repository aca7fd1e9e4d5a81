package org.rmapcheck.ttm.state;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Variable;

/**
 * What one process has zapped and not yet flushed: a {@code struct mmu_gather}. Each process that
 * takes translations away has its own, so several can be at work at one time.
 *
 * <p>A gather remembers exactly the pages whose PTEs it has cleared, which is what {@code
 * tlb->start} and {@code tlb->end} say of a range of few pages.
 */
public final class Gather {

  /** Zapped by this gather, not yet flushed from the CPU's TLB. */
  public final Variable unflushed;

  private final Sets sets;

  Gather(ModelBuilder m, String owner, Sets sets) {
    this.sets = sets;
    String prefix = owner.equals("move") ? "" : owner + "_";
    unflushed = m.bool(prefix + "unflushed", sets.cpus(), sets.vmas(), sets.pages());
  }

  /** The gather will flush the entry of this CPU's TLB. */
  public Expr covers(Expr cpu, Expr vma, Expr page) {
    return unflushed.at(cpu, vma, page);
  }

  /** The gather has something to flush in this VMA. */
  public Expr touches(Expr vma) {
    Expr.Bound c = sets.cpus().any("gather_cpu");
    Expr.Bound p = sets.pages().any("gather_page");
    return Expr.exists(c, Expr.exists(p, unflushed.at(c, vma, p)));
  }
}
