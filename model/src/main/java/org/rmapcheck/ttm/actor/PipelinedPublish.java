package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Ghost;
import org.rmapcheck.ttm.state.Machine;

/**
 * The end of a move whose copy the GPU makes: {@code ttm_bo_move_accel_cleanup} (Linux 6.12). Read
 * from the sources.
 *
 * <p>Abstracted: fences of a buffer are one flag and the job that signals it; a ghost takes its
 * backing, and its fence, in one step under the reservation, where nobody else sees it.
 */
final class PipelinedPublish {

  private PipelinedPublish() {}

  /** The fence is added, a ghost takes the old backing, the new resource is assigned. */
  static void addTo(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    p.step("publish")
        .kernel(
            "ttm_bo_move_accel_cleanup",
            KernelFiles.TTM_BO_UTIL,
            "dma_resv_add_fence(bo->base.resv, fence,")
        .always()
        .set(k.buffers.fence.at(s.bo), k.buffers.job.at(s.bo))
        .goTo(k.evictions.present() ? "evict_or_ghost" : "move_to_ghost");
    if (k.evictions.present()) {
      pipelineEvict(p, k, s);
    }
    boolean held = k.design.is(Ghost.HOLDS);
    var step =
        p.step("move_to_ghost")
            .kernel(
                "ttm_bo_move_to_ghost",
                KernelFiles.TTM_BO_UTIL,
                "ret = ttm_buffer_object_transfer(bo, &ghost_obj);");
    ArmBuilder tt = step.when(s.fromSystem());
    if (held) {
      tt.set(k.buffers.ghost.at(s.bo), true)
          .setAll(k.buffers.ghostPage.at(s.bo, q), k.buffers.ttPage.at(s.bo, q), q);
      if (k.tts.evict()) {
        tt.set(k.tts.unevictable.at(s.bo), false);
      }
    } else {
      Unpopulate.clearFields(tt, k, s.bo, p2 -> k.buffers.ttPage.at(s.bo, p2));
    }
    ArmBuilder resource =
        tt.setAll(k.buffers.ttPage.at(s.bo, q), k.sets.frames().none(), q)
            .goTo("assign")
            .otherwise();
    if (held) {
      resource
          .set(k.buffers.ghost.at(s.bo), true)
          .set(k.buffers.ghostSlot.at(s.bo), k.buffers.slot.at(s.bo));
    }
    resource.release(k.buffers.slot.at(s.bo)).goTo("assign");
    Move.assign(p, k, s).goTo(k.tts.advise() ? "move_adjust_lru" : "unlock");
  }

  /** A slot that is evicted is free at once: who gets it next has to wait for the fence. */
  private static void pipelineEvict(ProcessBuilder p, Machine k, MoveState s) {
    p.step("evict_or_ghost")
        .kernel(
            "ttm_bo_move_accel_cleanup",
            KernelFiles.TTM_BO_UTIL,
            "else if (!from->use_tt && pipeline)")
        .when(s.fromSystem())
        .goTo("move_to_ghost")
        .otherwise()
        .goTo("pipeline_evict");
    p.step("pipeline_evict")
        .kernel(
            "ttm_bo_move_pipeline_evict",
            KernelFiles.TTM_BO_UTIL,
            "from->move = dma_fence_get(fence);")
        .always()
        .set(k.evictions.move.value(), s.bo)
        .release(k.buffers.slot.at(s.bo))
        .goTo("assign");
  }
}
