package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * {@code drm_gem_shmem_purge} (Linux 6.12): the GPU's use of the pages ends, the object is marked,
 * then its mappings are taken away and its file is truncated. Pages are put before they are
 * unmapped, which is safe because each VMA counts as a user of them. Recorded (Linux 6.1); what the
 * logs do not show is read from the sources.
 *
 * <p>Abstracted: the pass of truncation over pages that are locked or written back, see {@link
 * Purge}.
 */
final class GemShmemPurge {

  private static final String HELPER = PanfrostShrinker.HELPER;
  private static final KernelRef UNMAP =
      new KernelRef(
          "drm_gem_shmem_purge",
          "drm_vma_node_unmap(&obj->vma_node, dev->anon_inode->i_mapping);",
          HELPER);
  private static final KernelRef UNMAPPED =
      new KernelRef("drm_gem_shmem_purge", "drm_gem_free_mmap_offset(obj);", HELPER);

  private GemShmemPurge() {}

  /** Adds the steps from {@code purge_put_pages} to {@code then}. */
  static void addTo(ProcessBuilder p, Machine k, Expr b, UnmapWalk walk, String then) {
    VmaReferences.putPages(
            p.step("purge_put_pages")
                .kernel("drm_gem_shmem_purge", HELPER, "drm_gem_shmem_put_pages(shmem);")
                .always(),
            k,
            b)
        .goTo("purge_mark");
    p.step("purge_mark")
        .kernel("drm_gem_shmem_purge", HELPER, "shmem->madv = -1;")
        .always()
        .check(
            PropertyIds.S10,
            k.gem
                .madv
                .at(b)
                .is(Madv.DONTNEED)
                .named("the user does not want the contents any more"))
        .set(k.gem.madv.at(b), Madv.PURGED)
        .goTo(walk.label("unmap"));
    walk.unmap(p, UNMAP, UNMAPPED, "purge_truncate");
    truncate(p, k, b, then);
  }

  private static void truncate(ProcessBuilder p, Machine k, Expr b, String then) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound f = k.sets.frames().any("f");
    Expr.Read in = k.frames.inFile.at(b, q, f);
    Expr.Read mapping = k.frames.mapping.at(b, q, f);
    Expr.Read index = k.frames.index.at(b, q, f);
    ArmBuilder truncate =
        p.step("purge_truncate")
            .kernel(
                "drm_gem_shmem_purge",
                HELPER,
                "shmem_truncate_range(file_inode(obj->filp), 0, (loff_t)-1);")
            .always()
            .setAll(in, Expr.of(false), q, f)
            .setAll(mapping, Expr.ifThenElse(in, Expr.of(Mapping.NONE), mapping), q, f)
            .setAll(index, Expr.ifThenElse(in, Expr.of(Index.NONE), index), q, f);
    if (k.sets.swap().isPresent()) {
      truncate.setAll(k.tts.inSwap.at(b, q), Expr.of(false), q);
    }
    if (k.tts.evict()) {
      truncate.setAll(k.tts.dirty.at(b, q, f), Expr.of(false), q, f);
    }
    truncate.goTo(then);
  }
}
