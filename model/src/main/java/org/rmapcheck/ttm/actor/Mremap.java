package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.MremapMove;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * A thread moves a mapping to another address: {@code move_vma} (Linux 6.12). A new VMA is made and
 * linked, PTEs move from the old one to the new one, then the old one is unmapped. Read from the
 * sources.
 *
 * <p>Abstracted: same size, to a VMA of the scope that does not exist; one at a time. PTEs are
 * moved one at a time, each under both page table locks; a notifier takes what a secondary user
 * holds with each, where the kernel tells it of all of them before ({@code
 * mmu_notifier_invalidate_range_start} in {@code move_page_tables}) and keeps it away till after.
 * The gather that unmaps the old VMA finds nothing, since {@code mmap_lock} keeps faults away, and
 * is left out.
 */
final class Mremap implements Actor {

  @Override
  public String key() {
    return "mremap";
  }

  @Override
  public String words() {
    return "threads move mappings to another address (move_vma)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("mremap");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "mremap",
        p -> {
          p.rest("mremap").note(words());
          new Steps(model, k, p).add();
        });
  }

  /** The steps of one system call. */
  private static final class Steps {

    private final Machine k;
    private final Mappings m;
    private final ProcessBuilder p;
    private final Gather toFlush;
    private final Expr.Read vma;
    private final Expr.Read page;
    private final Expr space;
    private final Expr target;

    Steps(ModelBuilder model, Machine k, ProcessBuilder p) {
      this.k = k;
      this.m = k.spaces.mappings;
      this.p = p;
      this.toFlush = k.spaces.gather("mremap");
      Type vmas = new Type.Id(k.sets.vmas(), false);
      Type pages = new Type.Id(k.sets.pages(), false);
      var self = p.self();
      vma = model.local("mremap_vma", vmas, self);
      page = model.local("mremap_page", pages, self);
      space = k.spaces.vmaSpace.at(vma);
      target = m.movesTo.at(vma);
    }

    void add() {
      copyVma();
      boolean whole = k.design.is(MremapMove.PMD) || k.design.is(MremapMove.PMD_WITHOUT_RMAP_LOCK);
      if (whole) {
        movePageTable();
      } else {
        movePtes();
      }
      ArmBuilder unlink =
          p.step("unmap_old")
              .kernel(
                  "move_vma", KernelFiles.MREMAP, "if (do_vmi_munmap(&vmi, mm, old_addr, old_len,")
              .await(m.iMmapFree());
      MappingBooks.checkRelink(unlink, k)
          .set(m.linked.at(vma), false)
          .set(m.mapped.at(vma), false)
          .goTo(VmaReferences.present(k) ? "close_old" : "mremap_done");
      if (VmaReferences.present(k)) {
        VmaReferences.closed(
                p.step("close_old")
                    .kernel(VmaReferences.closes(k), VmaReferences.file(k), VmaReferences.close(k))
                    .always(),
                k,
                k.spaces.vmaBuffer.at(vma))
            .goTo("mremap_done");
      }
      ArmBuilder done =
          p.step("mremap_done")
              .note("mmap_lock is dropped")
              .always()
              .set(m.writer.at(space), false);
      k.spaces.endWriteAll(done, space).set(vma, k.sets.vmas().first()).goTo("mremap");
    }

    private void copyVma() {
      Expr.Bound v = k.sets.vmas().any("v");
      Expr of = k.spaces.vmaSpace.at(v);
      String copy = VmaReferences.present(k) ? "open_new" : "copy_vma";
      p.step("mremap")
          .kernel("move_vma", KernelFiles.MREMAP, "vma_start_write(vma);")
          .choose(v)
          .when(m.movesTo.at(v).isSome())
          .when(m.mapped.at(v))
          .when(m.mapped.at(m.movesTo.at(v)).not())
          .when(m.running.at(of))
          .when(k.spaces.mmapFree(of))
          .set(m.writer.at(of), true)
          .set(vma, v)
          .goTo(m.vmaLocks() ? "vma_start_write" : copy);
      if (m.vmaLocks()) {
        ArmBuilder lock =
            p.step("vma_start_write")
                .kernel("move_vma", KernelFiles.MREMAP, "vma_start_write(vma);")
                .always();
        m.startWrite(lock, vma).goTo(copy);
      }
      if (VmaReferences.present(k)) {
        VmaReferences.opened(
                p.step("open_new")
                    .kernel(VmaReferences.opens(k), VmaReferences.file(k), VmaReferences.open(k))
                    .always(),
                k,
                k.spaces.vmaBuffer.at(vma))
            .goTo("copy_vma");
      }
      ArmBuilder link =
          p.step("copy_vma")
              .kernel("copy_vma", KernelFiles.VMA, "if (vma_link(mm, new_vma))")
              .await(m.iMmapFree())
              .check(PropertyIds.S19, m.mapped.at(vma).named("what is moved is mapped"));
      MappingBooks.checkRelink(link, k)
          .set(m.mapped.at(target), true)
          .set(m.linked.at(target), true);
      m.startWrite(link, target).next();
    }

    private void movePtes() {
      boolean late = k.design.is(MremapMove.PTES_LATE_FLUSH);
      StepBuilder move =
          p.step("move_ptes")
              .kernel("move_ptes", KernelFiles.MREMAP, "set_pte_at(mm, new_addr, new_pte, pte);");
      Expr locked = m.ptl.at(vma).or(m.ptl.at(target));
      moved(move.when(locked.not()), page)
          .set(m.ptl.at(vma), true)
          .set(m.ptl.at(target), true)
          .goTo(late ? "ptl_unlock" : "flush_tlb_range");
      Expr both =
          m.ptl.at(vma).and(m.ptl.at(target)).named("both page table locks are held so far");
      Expr last = page.next().isNone();
      String after = late ? "flush_tlb_range" : "unmap_old";
      if (!late) {
        TlbGather.flush(p, k, toFlush, "flush_tlb_range", arm -> arm.goTo("ptl_unlock"));
      }
      StepBuilder unlock =
          p.step("ptl_unlock")
              .kernel("move_ptes", KernelFiles.MREMAP, "pte_unmap_unlock(old_pte - 1, old_ptl);");
      unlock
          .when(last.not())
          .check(PropertyIds.S14, both)
          .set(m.ptl.at(vma), false)
          .set(m.ptl.at(target), false)
          .set(page, page.next())
          .goTo("move_ptes")
          .when(last)
          .check(PropertyIds.S14, both)
          .set(m.ptl.at(vma), false)
          .set(m.ptl.at(target), false)
          .set(page, k.sets.pages().first())
          .goTo(after);
      if (late) {
        TlbGather.flush(p, k, toFlush, "flush_tlb_range", arm -> arm.goTo("unmap_old"));
      }
    }

    private ArmBuilder moved(ArmBuilder arm, Expr q) {
      Expr.Bound c = k.sets.cpus().any("c");
      Expr pte = k.spaces.pte.at(vma, q);
      Expr.Read unflushed = toFlush.unflushed.at(c, vma, q);
      return k.others
          .notified(k.spaces.flushBatched(arm, vma), vma, q)
          .check(PropertyIds.S14, m.writer.at(space))
          .set(k.spaces.pte.at(vma, q), k.sets.places().none())
          .set(k.spaces.pte.at(target, q), pte)
          .setAll(unflushed, unflushed.or(k.spaces.runsIn(c, vma).and(pte.isSome())), c);
    }

    /** The page table is hooked up at the new address, whatever its PTEs are. */
    private void movePageTable() {
      boolean locks = k.design.is(MremapMove.PMD);
      Expr.Bound q = k.sets.pages().any("q");
      Expr.Bound c = k.sets.cpus().any("c");
      if (locks) {
        p.step("take_rmap_locks")
            .kernel(
                "take_rmap_locks",
                KernelFiles.MREMAP,
                "i_mmap_lock_write(vma->vm_file->f_mapping);")
            .await(m.iMmapFree())
            .set(m.iMmapWriter.value(), true)
            .next();
      }
      Expr pte = k.spaces.pte.at(vma, q);
      Expr.Read unflushed = toFlush.unflushed.at(c, vma, q);
      ArmBuilder move =
          p.step("move_pmd")
              .kernel(
                  "move_normal_pmd",
                  KernelFiles.MREMAP,
                  "pmd_populate(mm, new_pmd, pmd_pgtable(pmd));")
              .always();
      k.others
          .notified(move, vma, q, q)
          .check(PropertyIds.S14, m.writer.at(space))
          .setAll(k.spaces.pte.at(target, q), pte, q)
          .setAll(k.spaces.pte.at(vma, q), k.sets.places().none(), q)
          .setAll(unflushed, unflushed.or(k.spaces.runsIn(c, vma).and(pte.isSome())), c, q)
          .goTo("flush_tlb_range");
      TlbGather.flush(
          p,
          k,
          toFlush,
          "flush_tlb_range",
          arm -> (locks ? arm.set(m.iMmapWriter.value(), false) : arm).goTo("unmap_old"));
    }
  }
}
