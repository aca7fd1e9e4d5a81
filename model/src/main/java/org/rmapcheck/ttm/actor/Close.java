package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * Users close their handles, and a worker frees what nobody holds a reference on: {@code
 * i915_gem_free_object}, {@code ttm_bo_release} and {@code i915_ttm_bo_destroy} (Linux 6.12). The
 * object is on the shrinker's list until it is destroyed. Read from the sources.
 *
 * <p>Abstracted: nobody has the buffer mapped, since a mapping holds a reference, and no job uses
 * it; so it is idle when it is freed. The tt, its pages and its file go in one step under the
 * reservation.
 */
final class Close implements Actor {

  @Override
  public String key() {
    return "close";
  }

  @Override
  public String words() {
    return "users close handles, and a worker frees objects (i915_gem_free_object)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "close",
        p -> {
          p.unfair().rest("close").note("users close their handles");
          Expr.Bound b = k.sets.buffers().any("b");
          ArmBuilder close =
              p.step("close")
                  .kernel(
                      "drm_gem_object_handle_put_unlocked",
                      KernelFiles.DRM_GEM,
                      "drm_gem_object_put(obj);")
                  .choose(b)
                  .when(k.references.handle.at(b))
                  .set(k.references.handle.at(b), false);
          k.references.count(close, b, -1).goTo("close");
        });
    model.process(
        "free_work",
        k.sets.buffers(),
        p -> {
          p.rest("free_work").note("the worker that frees an object without references");
          free(p, k);
        });
  }

  private static void free(ProcessBuilder p, Machine k) {
    Expr.Bound b = p.self();
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound f = k.sets.frames().any("f");
    p.step("free_work")
        .kernel(
            "__i915_gem_free_objects", KernelFiles.I915_GEM_OBJECT, "obj->ops->delayed_free(obj);")
        .when(k.references.refs.at(b).is(0).and(k.references.freed.at(b).not()))
        .goTo("free_lock");
    p.step("free_lock")
        .kernel("ttm_bo_release", KernelFiles.TTM_BO, "!dma_resv_trylock(bo->base.resv)) {")
        .await(k.buffers.resv.at(b).is(Holder.FREE))
        .check(PropertyIds.S13, ShrinkScanner.exists(k, b))
        .check(PropertyIds.S13, k.buffers.resv.at(b).is(Holder.FREE))
        .set(k.buffers.resv.at(b), Holder.WORKER)
        .goTo("free_tt");
    ArmBuilder free =
        p.step("free_tt")
            .kernel("ttm_bo_release", KernelFiles.TTM_BO, "ttm_bo_cleanup_memtype_use(bo);")
            .always()
            .check(PropertyIds.S13, k.buffers.resv.at(b).is(Holder.WORKER))
            .setAll(k.frames.inFile.at(b, q, f), Expr.of(false), q, f)
            .setAll(k.frames.mapping.at(b, q, f), Expr.of(Mapping.NONE), q, f)
            .setAll(k.frames.index.at(b, q, f), Expr.of(Index.NONE), q, f)
            .setAll(k.buffers.ttPage.at(b, q), k.sets.frames().none(), q)
            .set(k.tts.swapped.at(b), false)
            .set(k.buffers.memory.at(b), Memory.NONE)
            .set(k.buffers.resv.at(b), Holder.FREE);
    free.goTo("free_unlist");
    ArmBuilder unlist =
        p.step("free_unlist")
            .kernel(
                "i915_ttm_bo_destroy",
                KernelFiles.I915_TTM,
                "i915_gem_object_make_unshrinkable(obj);")
            .always()
            .check(PropertyIds.S13, k.buffers.resv.at(b).is(Holder.FREE).named("nobody holds it"))
            .check(PropertyIds.S13, nothingLeft(k, b));
    ShrinkLists.unlist(unlist, k, b).set(k.references.freed.at(b), true).goTo("free_work");
  }

  /** What {@code ttm_tt_fini} and {@code ttm_resource_free} have left of an object. */
  private static Expr nothingLeft(Machine k, Expr b) {
    Expr.Bound q = k.sets.pages().any("left_page");
    Expr.Bound f = k.sets.frames().any("left_frame");
    Expr pages =
        Expr.exists(
            q,
            k.buffers
                .ttPage
                .at(b, q)
                .isSome()
                .or(Expr.exists(f, k.frames.mapping.at(b, q, f).isNot(Mapping.NONE))));
    Expr memory = k.buffers.memory.at(b).isNot(Memory.NONE).or(k.tts.swapped.at(b));
    return pages.or(memory).not().named("an object that is destroyed has no memory");
  }
}
