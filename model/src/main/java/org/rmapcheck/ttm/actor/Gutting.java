package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Gutted;
import org.rmapcheck.ttm.design.ShrinkIdle;
import org.rmapcheck.ttm.design.UnpopulateDirty;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * {@code ttm_bo_pipeline_gutting} (Linux 6.12) of a buffer whose reservation is held: an idle
 * buffer lets go of its pages, a busy one hands its tt to a ghost and gets an empty one. It takes
 * no translation away: its callers have to. Read from the sources.
 *
 * <p>Abstracted: all pages are let go in one step; with the translations gone nobody can tell, and
 * reclaim looks at one page at a time. A buffer has one ghost at a time: a second gutting waits for
 * the first one's, which bounds the scope.
 */
final class Gutting {

  private Gutting() {}

  /** Adds the steps from {@code prefix + "gut"} to {@code then}. */
  static void addTo(ProcessBuilder p, Machine k, String prefix, Expr b, String then) {
    Expr idle = k.design.is(ShrinkIdle.IGNORED) ? Expr.of(true) : k.idle(b);
    StepBuilder gut =
        p.step(prefix + "gut")
            .kernel(
                "ttm_bo_pipeline_gutting",
                KernelFiles.TTM_BO_UTIL,
                "if (dma_resv_test_signaled(bo->base.resv, DMA_RESV_USAGE_BOOKKEEP)) {");
    gut.when(idle.and(k.buffers.populated(b))).goTo(prefix + "gut_unpopulate");
    gut.when(idle.and(k.buffers.populated(b).not())).goTo(prefix + "gut_resource");
    gut.when(idle.not().and(k.buffers.ghost.at(b).not())).goTo(prefix + "gut_ghost");
    unpopulate(p, k, prefix, b);
    boolean none = k.design.is(Gutted.NONE);
    p.step(prefix + "gut_resource")
        .kernel(
            "ttm_bo_pipeline_gutting",
            KernelFiles.TTM_BO_UTIL,
            none ? "ttm_resource_free(bo, &bo->resource);" : "ttm_bo_assign_mem(bo, sys_res);")
        .always()
        .set(k.buffers.memory.at(b), left(k))
        .release(k.buffers.slot.at(b))
        .goTo(then);
    ghost(p, k, prefix, b, then);
  }

  /** The resource that gutting leaves. */
  private static Memory left(Machine k) {
    return k.design.is(Gutted.NONE) ? Memory.NONE : Memory.SYSTEM;
  }

  private static void unpopulate(ProcessBuilder p, Machine k, String prefix, Expr b) {
    ArmBuilder clear =
        p.step(prefix + "gut_unpopulate")
            .kernel(
                "shmem_sg_free_table",
                KernelFiles.I915_SHMEM,
                "mapping_clear_unevictable(mapping);")
            .always();
    if (k.tts.evict()) {
      clear.set(k.tts.unevictable.at(b), false);
    }
    clear.goTo(prefix + "gut_release");
    Expr.Bound q = k.sets.pages().any("q");
    ArmBuilder release =
        p.step(prefix + "gut_release")
            .kernel("shmem_sg_free_table", KernelFiles.I915_SHMEM, "folio_mark_dirty(folio);")
            .always();
    Unpopulate.clearFields(release, k, b, page -> k.buffers.ttPage.at(b, page));
    if (k.tts.evict() && k.design.is(UnpopulateDirty.YES)) {
      Expr.Bound f = k.sets.frames().any("f");
      Expr.Read dirty = k.tts.dirty.at(b, q, f);
      Expr marked = k.buffers.ttPage.at(b, q).is(f).and(k.tts.swapped.at(b));
      release.setAll(dirty, dirty.or(marked), q, f);
    }
    Accounts.sub(release, k, b, Expr.of(true));
    release
        .setAll(k.buffers.ttPage.at(b, q), k.sets.frames().none(), q)
        .goTo(prefix + "gut_resource");
  }

  private static void ghost(ProcessBuilder p, Machine k, String prefix, Expr b, String then) {
    Expr.Bound q = k.sets.pages().any("q");
    p.step(prefix + "gut_ghost")
        .kernel(
            "ttm_bo_pipeline_gutting",
            KernelFiles.TTM_BO_UTIL,
            "ret = ttm_buffer_object_transfer(bo, &ghost);")
        .always()
        .set(k.buffers.ghost.at(b), true)
        .setAll(k.buffers.ghostPage.at(b, q), k.buffers.ttPage.at(b, q), q)
        .set(k.buffers.ghostSlot.at(b), k.buffers.slot.at(b))
        .setAll(k.buffers.ttPage.at(b, q), k.sets.frames().none(), q)
        .set(k.tts.swapped.at(b), false)
        .set(k.buffers.memory.at(b), left(k))
        .release(k.buffers.slot.at(b))
        .goTo(then);
  }
}
