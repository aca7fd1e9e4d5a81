package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;

/**
 * Threads map buffers through their dma-bufs: {@code mmap} of the file, which {@code
 * drm_gem_prime_mmap} turns into a mapping of the buffer, with the exporter's fault handler (Linux
 * 6.12). What a walk finds of it depends on the file's {@code f_mapping}. Read from the sources.
 *
 * <p>Abstracted: one VMA of each address space and buffer is such a mapping; in all else it is like
 * one that {@link Mmap} makes, and {@link Munmap} takes it away. Where the design maps what a
 * device has imported, the importer's buffer shares the exporter's reservation, as it does, and its
 * pages are what backs the exporter's at the time of a fault: what the importer still has of a
 * place that the buffer has left is not asked about.
 */
final class DmaBuf implements Actor {

  @Override
  public String key() {
    return "dma-buf";
  }

  @Override
  public String words() {
    return "threads map buffers through their dma-bufs (drm_gem_dmabuf_mmap)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    Type vmas = new Type.Id(k.sets.vmas(), false);
    model.process(
        "dma_buf",
        p -> {
          p.rest("dma_buf").note(words());
          Expr.Read vma =
              model.declare("dma_buf_vma", vmas, Variable.Kind.LOCAL, p.self().set()).at(p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr space = k.spaces.vmaSpace.at(v);
    Expr of = k.spaces.vmaSpace.at(vma);
    p.step("dma_buf")
        .kernel("vm_mmap_pgoff", "mm/util.c", "if (mmap_write_lock_killable(mm))")
        .choose(v)
        .when(k.spaces.mappings.ofDmaBuf.at(v))
        .when(k.spaces.mappings.mapped.at(v).not())
        .when(k.spaces.mappings.running.at(space))
        .when(k.spaces.mmapFree(space))
        .check(
            PropertyIds.S19,
            k.spaces.mappings.mapped.at(v).not().named("what is mapped was not mapped"))
        .set(k.spaces.mappings.writer.at(space), true)
        .set(vma, v)
        .goTo("prime_mmap");
    ArmBuilder prime =
        p.step("prime_mmap")
            .kernel(
                "drm_gem_prime_mmap",
                "drivers/gpu/drm/drm_prime.c",
                "vma->vm_ops = obj->funcs->vm_ops;")
            .note("the dma-buf's file holds the buffer")
            .always();
    VmaReferences.opened(prime, k, k.spaces.vmaBuffer.at(vma)).goTo("dma_buf_store");
    ArmBuilder store =
        p.step("dma_buf_store")
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_iter_store(&vmi, vma);")
            .always()
            .set(k.spaces.mappings.mapped.at(vma), true);
    k.spaces.mappings.startWrite(store, vma).goTo("dma_buf_link");
    ArmBuilder link =
        p.step("dma_buf_link")
            .kernel("__mmap_region", KernelFiles.MMAP, "vma_link_file(vma);")
            .await(k.spaces.mappings.iMmapFree());
    MappingBooks.checkRelink(link, k)
        .set(k.spaces.mappings.linked.at(vma), true)
        .goTo("dma_buf_done");
    ArmBuilder done =
        p.step("dma_buf_done")
            .kernel("vm_mmap_pgoff", "mm/util.c", "mmap_write_unlock(mm);")
            .always()
            .set(k.spaces.mappings.writer.at(of), false);
    k.spaces.endWriteAll(done, of).set(vma, k.sets.vmas().first()).goTo("dma_buf");
  }
}
