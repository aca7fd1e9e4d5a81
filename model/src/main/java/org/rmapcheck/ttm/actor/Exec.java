package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * Users submit GPU jobs that read and write buffers: {@code i915_gem_do_execbuffer} as far as it
 * concerns one buffer (Linux 6.12), and the GPU with its page tables and TLB. Read from the
 * sources; the GPU is assumed.
 *
 * <p>Abstracted: one job for each buffer at a time; the fence is in the reservation from submission
 * until the job ends, and is no kernel fence, so faults do not wait for it. The GPU fills its TLB
 * from page table entries that are present while a job runs, and keeps it until it is invalidated.
 */
final class Exec implements Actor {

  @Override
  public String key() {
    return "exec";
  }

  @Override
  public String words() {
    return "users run GPU jobs on buffers (i915_gem_do_execbuffer)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet users = model.alone("exec");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Expr.Read bo = model.local("exec_bo", buffer, users.any("self"));
    model.process(
        "exec",
        users,
        p -> {
          p.rest("exec").note(words());
          getPages(p, k, bo);
          submit(p, k, bo);
        });
    model.process(
        "engine",
        k.sets.buffers(),
        p -> {
          p.rest("engine").note("the GPU runs the job of a buffer");
          engine(p, k);
        });
    GhostWorker.addTo(model, k, "exec");
  }

  private static void getPages(ProcessBuilder p, Machine k, Expr.Read bo) {
    Expr.Bound b = k.sets.buffers().any("b");
    p.step("exec")
        .kernel(
            "eb_lock_vmas",
            KernelFiles.I915_EXECBUFFER,
            "err = i915_gem_object_lock(vma->obj, &eb->ww);")
        .choose(b)
        .when(k.buffers.resv.at(b).is(Holder.FREE))
        .when(k.buffers.ghost.at(b).or(k.gpu.job.at(b)).not())
        .set(k.buffers.resv.at(b), Holder.GPU_USER)
        .set(bo, b)
        .goTo("exec_get_pages");
    p.step("exec_get_pages")
        .kernel(
            "____i915_gem_object_get_pages",
            KernelFiles.I915_PAGES,
            "if (unlikely(obj->mm.madv != I915_MADV_WILLNEED)) {")
        .when(k.tts.wanted(bo))
        .goTo("exec_resource")
        .otherwise()
        .goTo("exec_unlock");
    Expr.Read memory = k.buffers.memory.at(bo);
    p.step("exec_resource")
        .kernel(
            "__i915_ttm_get_pages",
            KernelFiles.I915_TTM,
            "ret = ttm_bo_validate(bo, &initial_placement, &ctx);")
        .when(memory.is(Memory.NONE))
        .set(memory, Memory.SYSTEM)
        .goTo("exec_populate")
        .otherwise()
        .goTo("exec_populate");
    new Populate(k, bo, "exec_").addTo(p, memory.is(Memory.SYSTEM), "exec_set_pages");
  }

  private static void submit(ProcessBuilder p, Machine k, Expr.Read bo) {
    Expr.Bound q = k.sets.pages().any("q");
    p.step("exec_set_pages")
        .kernel(
            "__i915_ttm_get_pages",
            KernelFiles.I915_TTM,
            "__i915_gem_object_set_pages(obj, &rsgt->table);")
        .always()
        .check(
            PropertyIds.S21,
            Expr.forAll(q, k.buffers.backing(bo, q).isSome()).named("there are pages to map"))
        .set(k.tts.hasPages.at(bo), true)
        .setAll(k.gpu.pte.at(bo, q), k.buffers.backing(bo, q), q)
        .goTo(k.tts.advise() ? "exec_adjust_lru" : "exec_submit");
    if (k.tts.advise()) {
      ShrinkLists.adjustLru(p, k, "exec_adjust_lru", bo, "exec_submit");
    }
    p.step("exec_submit")
        .kernel(
            "_i915_vma_move_to_active",
            KernelFiles.I915_VMA,
            "dma_resv_add_fence(vma->obj->base.resv, curr, usage);")
        .always()
        .set(k.gpu.job.at(bo), true)
        .goTo("exec_unlock");
    ArmBuilder unlock =
        p.step("exec_unlock")
            .kernel(
                "i915_gem_ww_ctx_unlock_all", KernelFiles.I915_WW, "i915_gem_object_unlock(obj);")
            .always();
    ResourceShape.checkUnlock(unlock, k, bo, Holder.GPU_USER)
        .set(k.buffers.resv.at(bo), Holder.FREE)
        .set(bo, k.sets.buffers().member(0))
        .goTo("exec");
  }

  private static void engine(ProcessBuilder p, Machine k) {
    Expr.Bound b = p.self();
    Expr.Bound q = k.sets.pages().any("page");
    Expr.Read tlb = k.gpu.tlb.at(b, q);
    Expr pte = k.gpu.pte.at(b, q);
    p.step("engine").note("the job starts").await(k.gpu.job.at(b)).goTo("engine_run");
    var run =
        p.step("engine_run")
            .note("the GPU fills its TLB, stores through it, or the job ends")
            .choose(q)
            .when(tlb.isNone())
            .when(pte.isSome())
            .set(tlb, pte)
            .goTo("engine_run");
    k.content
        .store(run.choose(q).when(tlb.isSome()), b, q, tlb)
        .goTo("engine_run")
        .always()
        .set(k.gpu.job.at(b), false)
        .goTo("engine");
  }
}
