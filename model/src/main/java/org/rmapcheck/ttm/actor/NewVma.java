package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;

/**
 * What each system call does that makes a VMA: {@code mmap_lock} is taken for write, the VMA goes
 * into the tree and into the {@code i_mmap}, {@code mmap_lock} is dropped (Linux 6.12). Recorded
 * (Linux 6.1); what the logs do not show is read from the sources.
 *
 * <p>Abstracted: the address is chosen by the kernel, so there is nothing to unmap first.
 *
 * @param vma the local variable that keeps the VMA
 */
record NewVma(ProcessBuilder p, Machine k, Expr.Read vma) {

  /** Adds the step that takes {@code mmap_lock} for one of these VMAs; it is to be ended. */
  ArmBuilder lock(String label, Expr.Bound v, Expr which) {
    Expr space = k.spaces.vmaSpace.at(v);
    return p.step(label)
        .kernel("vm_mmap_pgoff", "mm/util.c", "if (mmap_write_lock_killable(mm))")
        .choose(v)
        .when(k.spaces.mappings.mapped.at(v).not())
        .when(which)
        .when(k.spaces.mappings.running.at(space))
        .when(k.spaces.mmapFree(space))
        .check(
            PropertyIds.S19,
            k.spaces.mappings.mapped.at(v).not().named("what is mapped was not mapped"))
        .set(k.spaces.mappings.writer.at(space), true)
        .set(vma, v);
  }

  /** Adds the steps that follow when the VMA is set up, and lead back to the beginning. */
  void publish(String store, String link, String done, String begin) {
    ArmBuilder stored =
        p.step(store)
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_iter_store(&vmi, vma);")
            .always()
            .set(k.spaces.mappings.mapped.at(vma), true);
    k.spaces.mappings.startWrite(stored, vma).goTo(link);
    ArmBuilder linked =
        p.step(link)
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_link_file(vma);")
            .await(k.spaces.mappings.iMmapFree());
    MappingBooks.checkRelink(linked, k).set(k.spaces.mappings.linked.at(vma), true).goTo(done);
    Expr space = k.spaces.vmaSpace.at(vma);
    ArmBuilder unlocked =
        p.step(done)
            .kernel("vm_mmap_pgoff", "mm/util.c", "mmap_write_unlock(mm);")
            .always()
            .set(k.spaces.mappings.writer.at(space), false);
    k.spaces.endWriteAll(unlocked, space).set(vma, k.sets.vmas().first()).goTo(begin);
  }
}
