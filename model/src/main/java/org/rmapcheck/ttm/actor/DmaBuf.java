package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
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
          Expr.Read vma = model.local("dma_buf_vma", vmas, p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    NewVma vmas = new NewVma(p, k, vma);
    Expr.Bound v = k.sets.vmas().any("v");
    vmas.lock("dma_buf", v, k.spaces.mappings.ofDmaBuf.at(v)).goTo("prime_mmap");
    ArmBuilder prime =
        p.step("prime_mmap")
            .kernel(
                "drm_gem_prime_mmap",
                "drivers/gpu/drm/drm_prime.c",
                "vma->vm_ops = obj->funcs->vm_ops;")
            .note("the dma-buf's file holds the buffer")
            .always();
    VmaReferences.opened(prime, k, k.spaces.vmaBuffer.at(vma)).goTo("dma_buf_store");
    vmas.publish("dma_buf_store", "dma_buf_link", "dma_buf_done", "dma_buf");
  }
}
