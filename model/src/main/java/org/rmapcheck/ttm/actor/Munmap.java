package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.MunmapFlush;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * Threads unmap buffers: {@code vms_complete_munmap_vmas} (Linux 6.12). The VMA is out of the tree
 * first, then {@code mmap_lock} is downgraded, PTEs are zapped, the VMA is unlinked, the gather
 * ends. Recorded (Linux 6.1); what the logs do not show is read from the sources.
 *
 * <p>Abstracted: one such system call at a time, of one whole VMA. PTEs are zapped one at a time,
 * as when the task has to reschedule in between. Page tables are freed by nobody: a walk that finds
 * none zaps nothing. A flush in the middle of a VMA, which a full batch of other pages forces,
 * happens where the design asks about it.
 */
final class Munmap implements Actor {

  @Override
  public String key() {
    return "munmap";
  }

  @Override
  public String words() {
    return "threads unmap buffers (vms_complete_munmap_vmas)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("munmap");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "munmap",
        p -> {
          p.rest("munmap").note(words());
          new Steps(model, k, p).add();
        });
  }

  /** The steps of one system call. */
  private static final class Steps {

    private final Machine k;
    private final Mappings m;
    private final ProcessBuilder p;
    private final Gather gather;
    private final Expr.Read vma;
    private final Expr.Read page;
    private final Expr space;
    private final Variable noted;

    Steps(ModelBuilder model, Machine k, ProcessBuilder p) {
      this.k = k;
      this.m = k.spaces.mappings;
      this.p = p;
      this.gather = k.spaces.gather("munmap");
      Type vmas = new Type.Id(k.sets.vmas(), false);
      Type pages = new Type.Id(k.sets.pages(), false);
      var self = p.self();
      vma = model.local("munmap_vma", vmas, self);
      page = model.local("munmap_page", pages, self);
      noted = model.declare("vma_pfn", new Type.Bool(), Variable.Kind.LOCAL, self.set());
      space = k.spaces.vmaSpace.at(vma);
    }

    void add() {
      boolean atEnd = k.design.is(MunmapFlush.VMA_END);
      boolean early =
          k.design.is(MunmapFlush.BEFORE_UNLINK)
              || k.design.is(MunmapFlush.BEFORE_UNLINK_NOTE_LOST);
      detach();
      zap(atEnd ? "tlb_end_vma" : early ? "free_pgtables" : "unlink_file_vma", early);
      if (atEnd) {
        TlbGather.flush(p, k, gather, "tlb_end_vma", arm -> arm.goTo("unlink_file_vma"));
      } else if (early) {
        p.step("free_pgtables")
            .note("flush if unflushed zaps of PFNs are noted")
            .when(noted.at(p.self()))
            .goTo("flush_before_unlink")
            .otherwise()
            .goTo("unlink_file_vma");
        TlbGather.flush(p, k, gather, "flush_before_unlink", arm -> arm.goTo("unlink_file_vma"));
      }
      ArmBuilder unlink =
          p.step("unlink_file_vma")
              .kernel("free_pgtables", KernelFiles.MEMORY, "unlink_file_vma_batch_final(&vb);")
              .await(m.iMmapFree());
      MappingBooks.checkRelink(unlink, k).set(m.linked.at(vma), false).goTo("munmap_flush_finish");
      TlbGather.finish(
          p,
          k,
          gather,
          space,
          "munmap_flush",
          arm -> arm.goTo(VmaReferences.present(k) ? "vma_close" : "munmap_done"));
      if (VmaReferences.present(k)) {
        VmaReferences.closed(
                p.step("vma_close")
                    .kernel(VmaReferences.closes(k), VmaReferences.file(k), VmaReferences.close(k))
                    .always(),
                k,
                k.spaces.vmaBuffer.at(vma))
            .goTo("munmap_done");
      }
      p.step("munmap_done")
          .kernel("vms_complete_munmap_vmas", KernelFiles.VMA, "mmap_read_unlock(mm);")
          .always()
          .set(k.spaces.mmapReaders.at(space), k.spaces.mmapReaders.at(space).minus(1))
          .set(vma, k.sets.vmas().first())
          .set(noted.at(p.self()), false)
          .goTo("munmap");
    }

    private void detach() {
      Expr.Bound v = k.sets.vmas().any("v");
      Expr of = k.spaces.vmaSpace.at(v);
      ArmBuilder take =
          p.step("munmap")
              .kernel("vms_gather_munmap_vmas", KernelFiles.VMA, "vma_mark_detached(next, true);")
              .choose(v)
              .when(m.mapped.at(v))
              .when(m.running.at(of))
              .when(k.spaces.mmapFree(of))
              .check(PropertyIds.S19, m.mapped.at(v).named("what is unmapped was mapped"))
              .set(m.writer.at(of), true);
      if (m.vmaLocks()) {
        take.set(vma, v).goTo("munmap_vma_lock");
        ArmBuilder detached =
            p.step("munmap_vma_lock")
                .kernel("vms_gather_munmap_vmas", KernelFiles.VMA, "vma_start_write(next);")
                .always()
                .set(m.mapped.at(vma), false);
        m.startWrite(detached, vma).goTo("downgrade");
      } else {
        take.set(m.mapped.at(v), false).set(vma, v).goTo("downgrade");
      }
      ArmBuilder downgrade =
          p.step("downgrade")
              .kernel("vms_complete_munmap_vmas", KernelFiles.VMA, "mmap_write_downgrade(mm);")
              .always()
              .set(m.writer.at(space), false)
              .set(k.spaces.mmapReaders.at(space), k.spaces.mmapReaders.at(space).plus(1));
      k.spaces.endWriteAll(downgrade, space).next();
      TlbGather.begin(
              p.step("tlb_gather")
                  .kernel(
                      "vms_clear_ptes", KernelFiles.VMA, "tlb_gather_mmu(&tlb, vms->vma->vm_mm);")
                  .always(),
              k,
              space)
          .set(noted.at(p.self()), true)
          .goTo("unmap_vmas");
    }

    private void zap(String then, boolean flushesBetween) {
      StepBuilder zap =
          p.step("unmap_vmas")
              .kernel(
                  "zap_present_ptes",
                  KernelFiles.MEMORY,
                  "ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);");
      ArmBuilder more = zap.when(page.next().isSome());
      TlbGather.zap(more, k, gather, vma, page)
          .set(page, page.next())
          .goTo(flushesBetween ? "zapped_some" : "unmap_vmas");
      ArmBuilder last = zap.when(page.next().isNone());
      TlbGather.zap(last, k, gather, vma, page).set(page, k.sets.pages().first()).goTo(then);
      if (flushesBetween) {
        p.step("zapped_some")
            .note("a batch may be full")
            .always()
            .goTo("unmap_vmas")
            .always()
            .goTo("tlb_flush_mmu");
        boolean lost = k.design.is(MunmapFlush.BEFORE_UNLINK_NOTE_LOST);
        TlbGather.flush(
            p,
            k,
            gather,
            "tlb_flush_mmu",
            arm -> (lost ? arm.set(noted.at(p.self()), false) : arm).goTo("unmap_vmas"));
      }
    }
  }
}
