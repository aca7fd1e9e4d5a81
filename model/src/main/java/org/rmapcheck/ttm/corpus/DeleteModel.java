package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * The end of a TTM buffer (Linux 6.12): the last put finds it busy and resurrects it for a worker,
 * while an evictor meets it in the LRU list.
 *
 * <p>Abstracted: one buffer, which is put once by its user; what it consists of matters only as
 * "cleaned up", after which it is in no LRU list. The worker that waits for fences is modelled as
 * waiting before it runs.
 */
final class DeleteModel implements ModelDefinition {

  private static final String TTM_BO = "drivers/gpu/drm/ttm/ttm_bo.c";
  private static final String UTIL = "drivers/gpu/drm/ttm/ttm_bo_util.c";

  private final boolean cleanupPuts;

  /** Whether an evictor that cleans up also drops the reference that the worker holds. */
  DeleteModel(boolean cleanupPuts) {
    this.cleanupPuts = cleanupPuts;
  }

  @Override
  public void define(ModelBuilder m) {
    new Definition(m).define();
  }

  /** The state and the processes of one model. */
  private final class Definition {

    private final ModelBuilder m;
    private final Variable kref;
    private final Variable deleted;
    private final Variable destroyed;
    private final Variable cleaned;
    private final Variable resv;
    private final Variable busy;
    private final Variable queued;

    Definition(ModelBuilder m) {
      this.m = m;
      kref = m.integer("kref", 0, 3);
      deleted = m.bool("deleted");
      destroyed = m.bool("destroyed");
      cleaned = m.bool("cleaned_up");
      resv = m.bool("resv_held");
      busy = m.bool("fence_pending");
      queued = m.bool("worker_queued");
    }

    void define() {
      m.initially(kref.value(), new Expr.Const(kref.type(), 1));
      m.initially(busy.value(), new Expr.Const(new Type.Bool(), 1));
      m.process("user", this::user);
      m.process("gpu", this::gpu);
      m.process("worker", this::worker);
      m.process("evictor", this::evictor);
      m.property(
          new PropertyBuilder(StructureIds.LIFETIME, "Lifetime", Kind.HARM)
              .statement(
                  "a buffer is destroyed once, by its last put, and nobody touches it afterwards")
              .symptom("refcount_t: underflow; use-after-free, KASAN in ttm_bo_delayed_delete")
              .reachable("a busy buffer has been resurrected", deleted.value())
              .reachable("the buffer has been destroyed", destroyed.value())
              .build());
    }

    private ArmBuilder alive(ArmBuilder arm) {
      return arm.check(
          StructureIds.LIFETIME, destroyed.value().not().named("the buffer is not destroyed"));
    }

    private void user(ProcessBuilder p) {
      p.rest("gone").note("the user of the buffer");
      put(p, "put", "gone");
      p.step("gone").when(Expr.of(false)).goTo("gone");
    }

    private void gpu(ProcessBuilder p) {
      p.rest("run", "idle").unfair().note("the job that the buffer waits for");
      p.step("run").always().set(busy.value(), false).goTo("idle");
      p.step("idle").when(Expr.of(false)).goTo("idle");
    }

    /** {@code kref_put} with {@code ttm_bo_release}. */
    private void put(ProcessBuilder p, String label, String then) {
      StepBuilder put =
          p.step(label).kernel("ttm_bo_put", TTM_BO, "kref_put(&bo->kref, ttm_bo_release);");
      Expr count = kref.value();
      alive(put.when(Expr.of(1).lessThan(count))).set(kref.value(), count.minus(1)).goTo(then);
      alive(put.when(count.is(1))).set(kref.value(), count.minus(1)).goTo(label + "_release");
      alive(put.when(count.is(0)))
          .check(StructureIds.LIFETIME, count.is(0).not().named("there is a reference to put"))
          .goTo(then);
      StepBuilder release =
          p.step(label + "_release")
              .kernel("ttm_bo_release", TTM_BO, "if (!dma_resv_test_signaled(bo->base.resv,");
      Expr idle = busy.value().not().and(resv.value().not());
      release
          .when(deleted.value().not().and(idle.not()))
          .set(deleted.value(), true)
          .set(kref.value(), Expr.of(1))
          .set(queued.value(), true)
          .goTo(then);
      release
          .when(deleted.value().not().and(idle))
          .set(cleaned.value(), true)
          .set(destroyed.value(), true)
          .goTo(then);
      alive(release.when(deleted.value())).set(destroyed.value(), true).goTo(then);
    }

    private void worker(ProcessBuilder p) {
      p.rest("queue").note("ttm_bo_delayed_delete");
      alive(
              p.step("queue")
                  .kernel(
                      "ttm_bo_delayed_delete",
                      TTM_BO,
                      "dma_resv_wait_timeout(bo->base.resv, DMA_RESV_USAGE_BOOKKEEP, false,")
                  .await(queued.value().and(busy.value().not())))
          .set(queued.value(), false)
          .next();
      alive(
              p.step("worker_lock")
                  .kernel("ttm_bo_delayed_delete", TTM_BO, "dma_resv_lock(bo->base.resv, NULL);")
                  .await(resv.value().not()))
          .set(resv.value(), true)
          .next();
      alive(
              p.step("worker_cleanup")
                  .kernel("ttm_bo_delayed_delete", TTM_BO, "ttm_bo_cleanup_memtype_use(bo);")
                  .always())
          .set(cleaned.value(), true)
          .next();
      p.step("worker_unlock")
          .kernel("ttm_bo_delayed_delete", TTM_BO, "dma_resv_unlock(bo->base.resv);")
          .always()
          .set(resv.value(), false)
          .next();
      put(p, "worker_put", "queue");
    }

    private void evictor(ProcessBuilder p) {
      p.unfair().rest("walk").note("an eviction meets the buffer in the LRU list");
      p.step("walk")
          .kernel(
              "ttm_lru_walk_for_evict",
              UTIL,
              "if (ttm_lru_walk_trylock(walk, bo, &bo_needs_unlock))")
          .when(cleaned.value().not().and(resv.value().not()))
          .set(resv.value(), true)
          .next();
      p.step("get_unless_zero")
          .kernel("ttm_lru_walk_for_evict", UTIL, "if (!ttm_bo_get_unless_zero(bo)) {")
          .when(kref.value().is(0))
          .set(resv.value(), false)
          .goTo("walk")
          .when(kref.value().is(0).not())
          .set(kref.value(), kref.value().plus(1))
          .goTo("process_bo");
      p.step("process_bo")
          .kernel("ttm_bo_evict_cb", TTM_BO, "if (bo->deleted) {")
          .when(deleted.value().and(busy.value().not()))
          .goTo("evict_cleanup")
          .when(deleted.value().not().or(busy.value()))
          .goTo("walk_unlock");
      alive(
              p.step("evict_cleanup")
                  .kernel("ttm_bo_evict_cb", TTM_BO, "ttm_bo_cleanup_memtype_use(bo);")
                  .always())
          .set(cleaned.value(), true)
          .goTo(cleanupPuts ? "cleanup_put" : "walk_unlock");
      if (cleanupPuts) {
        put(p, "cleanup_put", "walk_unlock");
      }
      p.step("walk_unlock")
          .kernel("ttm_lru_walk_for_evict", UTIL, "ttm_lru_walk_unlock(bo, bo_needs_unlock);")
          .always()
          .set(resv.value(), false)
          .next();
      put(p, "walk_put", "walk");
    }
  }
}
