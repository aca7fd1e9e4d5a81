package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.FileOwner;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * A user closes the handle of a buffer; whoever puts the last reference deletes it: {@code
 * ttm_bo_release}, and {@code ttm_bo_delayed_delete} if it is not idle (Linux 6.12). Read from the
 * sources.
 *
 * <p>Abstracted: what follows from the last put is a process of the buffer and not of the one who
 * puts: neither touches the buffer afterwards, and it takes the reservation by trylock only. A
 * handle that is closed is not opened again, so a run deletes each buffer once. Individualising the
 * reservation means nothing where each buffer has its own. That an evictor may clean up a deleted
 * buffer, and the reference it must not put then, is a model of its own in the corpus: here moves
 * and swapout leave deleted buffers alone.
 */
final class LastPut implements Actor {

  @Override
  public String key() {
    return "last-put";
  }

  @Override
  public String words() {
    return "users close handles, and the last put deletes a buffer (ttm_bo_release)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "handle",
        k.sets.buffers(),
        p -> {
          p.unfair().rest("open", "closed").note(words());
          k.lifetimes
              .put(
                  p.step("open")
                      .kernel(
                          "drm_gem_object_release_handle",
                          "drivers/gpu/drm/drm_gem.c",
                          "drm_gem_object_handle_put_unlocked(obj);")
                      .always(),
                  p.self())
              .goTo("closed");
          p.step("closed").when(Expr.of(false)).goTo("closed");
        });
    model.process(
        "bo_release",
        k.sets.buffers(),
        p -> {
          p.rest("last_put", "gone").note("what the last reference leads to");
          release(p, k);
          delayed(p, k);
        });
  }

  private static void release(ProcessBuilder p, Machine k) {
    Expr b = p.self();
    Expr none = k.lifetimes.kref.at(b).is(0);
    Expr.Read deleted = k.lifetimes.deleted.at(b);
    p.step("last_put")
        .kernel("ttm_bo_put", KernelFiles.TTM_BO, "kref_put(&bo->kref, ttm_bo_release);")
        .when(none.and(deleted.not()))
        .goTo("release_test")
        .when(none.and(deleted))
        .goTo("destroy");
    Expr idle = k.idle(b).and(k.buffers.resv.at(b).is(Holder.FREE));
    p.step("release_test")
        .kernel("ttm_bo_release", KernelFiles.TTM_BO, "if (!dma_resv_test_signaled(bo->base.resv,")
        .when(idle)
        .set(k.buffers.resv.at(b), Holder.WORKER)
        .goTo("release_cleanup")
        .when(idle.not())
        .goTo("resurrect");
    p.step("resurrect")
        .kernel("ttm_bo_release", KernelFiles.TTM_BO, "kref_init(&bo->kref);")
        .always()
        .check(PropertyIds.S13, none.named("nobody has a reference"))
        .set(deleted, true)
        .set(k.lifetimes.kref.at(b), Expr.of(1))
        .goTo("delayed_wait");
    cleanup(p, k, "ttm_bo_release", "release_cleanup", "destroy");
    p.step("destroy")
        .kernel("ttm_bo_release", KernelFiles.TTM_BO, "bo->destroy(bo);")
        .always()
        .check(PropertyIds.S13, none.named("nobody has a reference"))
        .check(PropertyIds.S14, k.buffers.resv.at(b).is(Holder.FREE).named("nobody holds it"))
        .check(PropertyIds.S13, k.lifetimes.destroyed.at(b).not().named("it is destroyed once"))
        .set(k.lifetimes.destroyed.at(b), true)
        .goTo("gone");
    p.step("gone").when(Expr.of(false)).goTo("gone");
  }

  private static void delayed(ProcessBuilder p, Machine k) {
    Expr b = p.self();
    p.step("delayed_wait")
        .kernel(
            "ttm_bo_delayed_delete",
            KernelFiles.TTM_BO,
            "dma_resv_wait_timeout(bo->base.resv, DMA_RESV_USAGE_BOOKKEEP, false,")
        .await(k.idle(b))
        .goTo("delayed_lock");
    p.step("delayed_lock")
        .kernel("ttm_bo_delayed_delete", KernelFiles.TTM_BO, "dma_resv_lock(bo->base.resv, NULL);")
        .await(k.buffers.resv.at(b).is(Holder.FREE))
        .set(k.buffers.resv.at(b), Holder.WORKER)
        .goTo("delayed_cleanup");
    cleanup(p, k, "ttm_bo_delayed_delete", "delayed_cleanup", "delayed_put");
    k.lifetimes
        .put(
            p.step("delayed_put")
                .kernel("ttm_bo_delayed_delete", KernelFiles.TTM_BO, "ttm_bo_put(bo);")
                .always(),
            b)
        .goTo("last_put");
  }

  /** {@code ttm_bo_cleanup_memtype_use}, then the reservation is dropped. */
  private static void cleanup(
      ProcessBuilder p, Machine k, String function, String label, String then) {
    Expr b = p.self();
    Expr.Bound q = k.sets.pages().any("q");
    StepBuilder step =
        p.step(label).kernel(function, KernelFiles.TTM_BO, "ttm_bo_cleanup_memtype_use(bo);");
    ArmBuilder free = step.always().check(PropertyIds.S13, k.idle(b).named("no fence is pending"));
    boolean file = k.design.is(Backing.SHMEM) && k.design.is(FileOwner.TT);
    if (k.ttKeepsFile()) {
      Unpopulate.putFile(free, k, b);
    } else {
      Unpopulate.clearFields(free, k, b, page -> k.buffers.ttPage.at(b, page));
    }
    Accounts.sub(free, k, b, k.buffers.populated(b));
    if (k.tts.swap()) {
      free.set(k.tts.swapped.at(b), false);
    }
    free.setAll(k.buffers.ttPage.at(b, q), k.sets.frames().none(), q)
        .release(k.buffers.slot.at(b))
        .set(k.buffers.resv.at(b), Holder.FREE);
    boolean drops = file && !k.ttKeepsFile();
    free.goTo(drops ? label + "_fput" : then);
    if (drops) {
      Unpopulate.dropFile(p, k, b, label + "_fput", arm -> arm.goTo(then));
    }
  }
}
