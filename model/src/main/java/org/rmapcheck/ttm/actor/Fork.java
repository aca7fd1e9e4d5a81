package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.ForkOrder;
import org.rmapcheck.ttm.design.ForkVmaLock;
import org.rmapcheck.ttm.design.SuspendZap;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * A process forks: {@code dup_mmap} (Linux 6.12) gives the child a copy of each VMA and of its
 * PTEs, which a VM_PFNMAP VMA always gets. Read from the sources.
 *
 * <p>Abstracted: one address space is the parent and one its child, which does not exist before; it
 * can be forked again when it has exited and no gather works on what is left of it. The child's
 * {@code mmap_lock} is held too, but nobody else has the child yet. A copy takes the page table
 * locks of both sides for some PTEs at a time: for one, here. The flush of the parent at the end is
 * for pages that become copy-on-write, of which there are none in a shared mapping.
 */
final class Fork implements Actor {

  @Override
  public String key() {
    return "fork";
  }

  @Override
  public String words() {
    return "a process forks and its child inherits the mappings (dup_mmap)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "fork",
        p -> {
          p.rest("fork").note(words());
          Type vmas = new Type.Id(k.sets.vmas(), true);
          Type pages = new Type.Id(k.sets.pages(), false);
          Expr.Read vma = model.local("fork_vma", vmas, p.self());
          Expr.Read page = model.local("fork_page", pages, p.self());
          steps(p, k, vma, page);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma, Expr.Read page) {
    Mappings m = k.spaces.mappings;
    Expr.Bound v = k.sets.vmas().any("v");
    p.step("fork")
        .kernel("dup_mmap", KernelFiles.FORK, "if (mmap_write_lock_killable(oldmm))")
        .when(m.running.at(m.child()).not())
        .when(m.tlbPending.at(m.child()).is(0))
        .when(m.running.at(m.parent()))
        .when(k.spaces.mmapFree(m.parent()))
        .check(PropertyIds.S14, k.spaces.mmapFree(m.parent()).named("mmap_lock is free"))
        .set(m.writer.at(m.parent()), true)
        .goTo("dup_next");
    Expr.Bound u = k.sets.vmas().any("u");
    Expr wanted = m.copyOf.at(v).isSome().and(m.mapped.at(v)).and(behind(vma, v));
    Expr earlier = m.copyOf.at(u).isSome().and(m.mapped.at(u)).and(behind(vma, u));
    p.step("dup_next")
        .kernel("dup_mmap", KernelFiles.FORK, "for_each_vma(vmi, mpnt) {")
        .choose(v)
        .when(wanted)
        .when(Expr.exists(u, earlier.and(u.lessThan(v))).not())
        .set(vma, v)
        .goTo(m.vmaLocks() && k.design.is(ForkVmaLock.YES) ? "dup_lock" : "dup_store")
        .otherwise()
        .release(vma)
        .goTo("fork_done");
    if (m.vmaLocks() && k.design.is(ForkVmaLock.YES)) {
      ArmBuilder lock =
          p.step("dup_lock")
              .kernel("dup_mmap", KernelFiles.FORK, "vma_start_write(mpnt);")
              .always();
      m.startWrite(lock, vma).goTo("dup_store");
    }
    List<String> order = ForkOrder.of(k.design);
    p.step("dup_store")
        .kernel("dup_mmap", KernelFiles.FORK, "vma_iter_bulk_store(&vmi, tmp);")
        .always()
        .check(PropertyIds.S19, m.mapped.at(vma).named("what is copied is mapped"))
        .set(m.mapped.at(m.copyOf.at(vma)), true)
        .goTo("dup_" + order.get(0));
    for (int i = 0; i < order.size(); i++) {
      String then = i + 1 < order.size() ? "dup_" + order.get(i + 1) : "dup_next";
      switch (order.get(i)) {
        case "open" -> open(p, k, vma, then);
        case "link" -> link(p, k, vma, then);
        default -> copy(p, k, vma, page, then);
      }
    }
    ArmBuilder done =
        p.step("fork_done")
            .kernel("dup_mmap", KernelFiles.FORK, "mmap_write_unlock(oldmm);")
            .note("the child runs")
            .always()
            .check(PropertyIds.S19, m.running.at(m.parent()).named("who forks is there"))
            .set(m.writer.at(m.parent()), false);
    k.spaces.endWriteAll(done, m.parent()).set(m.running.at(m.child()), true).goTo("fork");
  }

  private static Expr behind(Expr cursor, Expr v) {
    return cursor.isNone().or(cursor.lessThan(v));
  }

  /** TTM takes a reference on the buffer; a driver with a list of VMAs zaps the new one. */
  private static void open(ProcessBuilder p, Machine k, Expr vma, String then) {
    ArmBuilder open =
        p.step("dup_open").kernel("dup_mmap", KernelFiles.FORK, "tmp->vm_ops->open(tmp);").always();
    if (k.device.suspends() && k.design.is(SuspendZap.VMA_LIST)) {
      Expr.Bound q = k.sets.pages().any("q");
      Expr copy = k.spaces.mappings.copyOf.at(vma);
      open.setAll(k.spaces.pte.at(copy, q), k.sets.places().none(), q);
      k.others.notified(open, copy, q, q);
    }
    if (VmaReferences.present(k)) {
      VmaReferences.opened(open, k, k.spaces.vmaBuffer.at(vma));
    }
    open.goTo(then);
  }

  private static void link(ProcessBuilder p, Machine k, Expr vma, String then) {
    ArmBuilder link =
        p.step("dup_link")
            .kernel("dup_mmap", KernelFiles.FORK, "vma_interval_tree_insert_after(tmp, mpnt,")
            .await(k.spaces.mappings.iMmapFree());
    MappingBooks.checkRelink(link, k)
        .set(k.spaces.mappings.linked.at(k.spaces.mappings.copyOf.at(vma)), true)
        .goTo(then);
  }

  private static void copy(ProcessBuilder p, Machine k, Expr vma, Expr.Read page, String then) {
    Mappings m = k.spaces.mappings;
    StepBuilder copy =
        p.step("dup_copy")
            .kernel(
                "copy_pte_range",
                KernelFiles.MEMORY,
                "ret = copy_present_ptes(dst_vma, src_vma, dst_pte, src_pte,");
    Expr pte = k.spaces.pte.at(vma, page);
    Expr alone = m.writer.at(m.parent());
    if (m.vmaLocks()) {
      Expr quiet = m.vmaReaders.at(vma).is(0);
      alone = alone.and(quiet.named("no fault works on the VMA that is copied"));
    }
    copy.when(page.next().isSome())
        .check(PropertyIds.S14, alone)
        .set(k.spaces.pte.at(m.copyOf.at(vma), page), pte)
        .set(page, page.next())
        .goTo("dup_copy");
    copy.when(page.next().isNone())
        .check(PropertyIds.S14, alone)
        .set(k.spaces.pte.at(m.copyOf.at(vma), page), pte)
        .set(page, k.sets.pages().first())
        .goTo(then);
  }
}
