package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.MmapFill;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * Threads map buffers that their address spaces do not map: {@code __mmap_region} (Linux 6.12). The
 * VMA is made by {@link NewVma}, whose steps are in the logs; the rest is read from the sources.
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
          Expr.Read vma = model.local("mmap_vma", vmas, p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    NewVma vmas = new NewVma(p, k, vma);
    Expr.Bound v = k.sets.vmas().any("v");
    vmas.lock("mmap", v, k.spaces.mappings.madeByMmap(v)).next();
    if (VmaReferences.present(k)) {
      lookUp(p, k, vma);
    }
    if (k.design.is(MmapFill.REMAP)) {
      fill(p, k, vma);
    }
    vmas.publish("vma_store", "vma_link_file", "mmap_done", "mmap");
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
