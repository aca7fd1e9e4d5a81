package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.MmapFill;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * Threads map buffers that their address spaces do not map: {@code __mmap_region} (Linux 6.12).
 * Recorded (Linux 6.1); what the logs do not show is read from the sources.
 *
 * <p>Abstracted: the address is chosen by the kernel, so there is nothing to unmap first. One such
 * system call at a time, in any address space; two in different ones meet in {@code i_mmap_rwsem}
 * only, for one step. A driver that fills page tables in {@code ->mmap} does so in one step, under
 * the reservation, with the buffer idle: in what is asked here it does nothing else wrong.
 */
final class Mmap implements Actor {

  @Override
  public String key() {
    return "mmap";
  }

  @Override
  public String words() {
    return "threads map buffers (mmap_region)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    Type vmas = new Type.Id(k.sets.vmas(), false);
    model.process(
        "mmap",
        p -> {
          p.rest("mmap").note(words());
          Expr.Read vma =
              model.declare("mmap_vma", vmas, Variable.Kind.LOCAL, p.self().set()).at(p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr space = k.spaces.vmaSpace.at(v);
    p.step("mmap")
        .kernel("vm_mmap_pgoff", "mm/util.c", "if (mmap_write_lock_killable(mm))")
        .choose(v)
        .when(k.spaces.mappings.mapped.at(v).not())
        .when(k.spaces.mappings.madeByMmap(v))
        .when(k.spaces.mappings.running.at(space))
        .when(k.spaces.mmapFree(space))
        .check(
            PropertyIds.S19,
            k.spaces.mappings.mapped.at(v).not().named("what is mapped was not mapped"))
        .set(k.spaces.mappings.writer.at(space), true)
        .set(vma, v)
        .next();
    if (VmaReferences.present(k)) {
      lookUp(p, k, vma);
    }
    if (k.design.is(MmapFill.REMAP)) {
      fill(p, k, vma);
    }
    ArmBuilder store =
        p.step("vma_store")
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_iter_store(&vmi, vma);")
            .always()
            .set(k.spaces.mappings.mapped.at(vma), true);
    k.spaces.mappings.startWrite(store, vma).next();
    ArmBuilder link =
        p.step("vma_link_file")
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_link_file(vma);")
            .await(k.spaces.mappings.iMmapFree());
    MappingBooks.checkRelink(link, k).set(k.spaces.mappings.linked.at(vma), true).next();
    Expr of = k.spaces.vmaSpace.at(vma);
    ArmBuilder done =
        p.step("mmap_done")
            .kernel("vm_mmap_pgoff", "mm/util.c", "mmap_write_unlock(mm);")
            .always()
            .set(k.spaces.mappings.writer.at(of), false);
    k.spaces.endWriteAll(done, of).set(vma, k.sets.vmas().first()).goTo("mmap");
  }

  /** The buffer of the offset is looked up, unless it is gone; the VMA begins to hold it. */
  private static void lookUp(ProcessBuilder p, Machine k, Expr vma) {
    Expr b = k.spaces.vmaBuffer.at(vma);
    boolean gem = k.gem.present();
    Expr gone = gem ? k.gem.purged(b) : k.lifetimes.kref.at(b).is(0).or(k.lifetimes.deleted.at(b));
    StepBuilder step =
        p.step("mmap_lookup")
            .kernel(
                "drm_gem_mmap",
                "drivers/gpu/drm/drm_gem.c",
                "if (!kref_get_unless_zero(&obj->refcount))");
    VmaReferences.opened(step.when(gone.not()), k, b)
        .goTo(k.design.is(MmapFill.REMAP) ? "remap" : "vma_store");
    step.when(gone).goTo("mmap_done");
  }

  /** The driver inserts what it has, or finds the buffer busy or empty and leaves it to faults. */
  private static void fill(ProcessBuilder p, Machine k, Expr vma) {
    Expr b = k.spaces.vmaBuffer.at(vma);
    Expr.Bound q = k.sets.pages().any("q");
    Expr free = k.buffers.resv.at(b).is(Holder.FREE);
    Expr ready = k.buffers.backing(b, k.sets.pages().first()).isSome();
    ArmBuilder fill =
        p.step("remap")
            .kernel("__mmap_region", KernelFiles.MMAP, "error = mmap_file(file, vma);")
            .when(free.and(ready).and(k.buffers.fencePending(b).not()))
            .check(PropertyIds.S14, free)
            .setAll(k.spaces.pte.at(vma, q), k.buffers.backing(b, q), q);
    fill.next().when(free.and(ready.not())).next();
  }
}
