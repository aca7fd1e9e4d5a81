package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * The last task of an address space exits: {@code exit_mmap} (Linux 6.12). Nobody runs user code
 * there any more, so its gather of the whole mm flushes only at the end, when the VMAs are
 * unlinked. Read from the sources.
 *
 * <p>Abstracted: the steps belong to the CPU whose task exits. No system call of the address space
 * is under way, for the last task makes none. PTEs are zapped a VMA at a time, VMAs in any order.
 */
final class Exit implements Actor {

  @Override
  public String key() {
    return "exit";
  }

  @Override
  public String words() {
    return "tasks exit, and their address spaces with them (exit_mmap)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    // The steps are those of the CPU that runs the task: see addTo(StepBuilder, ...).
  }

  /** Adds the way out to the step at which the task is in user mode. */
  static void begin(StepBuilder user, ProcessBuilder p, Machine k) {
    Expr space = k.spaces.cpuSpace.at(p.self());
    TlbGather.begin(
            user.when(k.spaces.mappings.running.at(space).and(k.spaces.mmapFree(space))), k, space)
        .set(k.spaces.mappings.running.at(space), false)
        .goTo("exit_zap");
  }

  /** Adds what happens on the way out. */
  static void addTo(ProcessBuilder p, Machine k) {
    Mappings m = k.spaces.mappings;
    Expr space = k.spaces.cpuSpace.at(p.self());
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound c = k.sets.cpus().any("c");
    ArmBuilder zap =
        p.step("exit_zap")
            .kernel(
                "exit_mmap",
                KernelFiles.MMAP,
                "unmap_vmas(&tlb, &vmi.mas, vma, 0, ULONG_MAX, ULONG_MAX, false);")
            .choose(v)
            .when(k.spaces.vmaSpace.at(v).is(space))
            .when(Expr.exists(q, k.spaces.pte.at(v, q).isSome()))
            .setAll(k.spaces.pte.at(v, q), k.sets.places().none(), q);
    k.others.notified(zap, v, q, q).goTo("exit_zap").otherwise().goTo("exit_unlink");
    Expr listed = k.spaces.vmaSpace.at(v).is(space).and(m.linked.at(v));
    ArmBuilder unlink =
        p.step("exit_unlink")
            .kernel("free_pgtables", KernelFiles.MEMORY, "unlink_file_vma_batch_final(&vb);")
            .choose(v)
            .when(listed)
            .when(m.iMmapFree())
            .set(m.linked.at(v), false);
    boolean closes = VmaReferences.present(k);
    (closes ? unlink : unlink.set(m.mapped.at(v), false))
        .goTo("exit_unlink")
        .when(Expr.exists(v, listed).not())
        .goTo("exit_flush");
    Expr mine = k.spaces.vmaSpace.at(v).is(space);
    Expr.Read entry = k.spaces.tlb.at(c, v, q);
    Expr.Read dirty = k.spaces.tlbDirty.at(c, v, q);
    Expr.Read pending = m.tlbPending.at(space);
    ArmBuilder flush =
        p.step("exit_flush")
            .kernel("exit_mmap", KernelFiles.MMAP, "tlb_finish_mmu(&tlb);")
            .always()
            .setAll(entry, Expr.ifThenElse(mine, k.sets.places().none(), entry), c, v, q)
            .setAll(dirty, dirty.and(mine.not()), c, v, q);
    if (closes) {
      flush.goTo("exit_close");
      close(p, k, space);
    } else {
      flush.goTo("exit_flushed");
      p.step("exit_flushed")
          .kernel("tlb_finish_mmu", KernelFiles.MMU_GATHER, "dec_tlb_flush_pending(tlb->mm);")
          .always()
          .check(PropertyIds.S19, nothingLeft(k, space))
          .set(pending, pending.minus(1))
          .goTo("user");
    }
  }

  /** What an mm must not leave: check_mm and the next owner of its ASID rely on it. */
  private static Expr nothingLeft(Machine k, Expr space) {
    Mappings m = k.spaces.mappings;
    Expr.Bound v = k.sets.vmas().any("left_vma");
    Expr.Bound q = k.sets.pages().any("left_page");
    Expr.Bound c = k.sets.cpus().any("left_cpu");
    Expr entry = k.spaces.tlb.at(c, v, q).isSome().or(k.spaces.tlbDirty.at(c, v, q));
    Expr cached = Expr.exists(c, Expr.exists(q, entry));
    Expr left = m.mapped.at(v).or(m.linked.at(v)).or(cached);
    return Expr.exists(v, k.spaces.vmaSpace.at(v).is(space).and(left))
        .not()
        .named("an address space that is gone maps nothing, and no TLB has entries of it");
  }

  /**
   * Each VMA lets go of its buffer. Only then is the gather counted off, so that none is forked.
   */
  private static void close(ProcessBuilder p, Machine k, Expr space) {
    Mappings m = k.spaces.mappings;
    Expr.Bound v = k.sets.vmas().any("v");
    Expr left = k.spaces.vmaSpace.at(v).is(space).and(m.mapped.at(v));
    StepBuilder close =
        p.step("exit_close")
            .kernel(VmaReferences.closes(k), VmaReferences.file(k), VmaReferences.close(k));
    VmaReferences.closed(close.choose(v).when(left), k, k.spaces.vmaBuffer.at(v))
        .set(m.mapped.at(v), false)
        .goTo("exit_close");
    Expr.Read pending = m.tlbPending.at(space);
    close
        .when(Expr.exists(v, left).not())
        .check(PropertyIds.S19, nothingLeft(k, space))
        .set(pending, pending.minus(1))
        .goTo("user");
  }
}
