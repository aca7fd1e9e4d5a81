package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.property.Translations;
import org.rmapcheck.ttm.state.Machine;

/**
 * The GPU's copy jobs, and the worker that frees what the ghost of a finished move holds ({@code
 * ttm_bo_delayed_delete}, Linux 6.12). Read from the sources; when the GPU does what is assumed.
 *
 * <p>Abstracted: jobs of different buffers run on engines of their own, in any order; a job touches
 * its pages in ascending order. The GPU uses its own mapping of the pages, which the move prepares.
 */
final class Gpu implements Actor {

  @Override
  public String key() {
    return "gpu";
  }

  @Override
  public String words() {
    return "the GPU copies pages, signals, and a worker frees the old backing (ttm_bo_delayed_delete)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    Variable cursor =
        model.declare(
            "gpu_page", new Type.Id(k.sets.pages(), false), Variable.Kind.LOCAL, k.sets.buffers());
    model.process(
        "gpu",
        k.sets.buffers(),
        p -> {
          p.rest("gpu_idle").note("the copy job of a buffer");
          job(p, k, cursor.at(p.self()));
        });
    GhostWorker.addTo(model, k, "gpu");
  }

  private static void job(ProcessBuilder p, Machine k, Expr.Read page) {
    Expr.Bound b = p.self();
    Expr.Bound q = k.sets.pages().any("q");
    p.step("gpu_idle").note("the job starts").await(starts(k, b)).goTo("gpu_copy");
    StepBuilder copy = p.step("gpu_copy").note("the GPU copies one page");
    Expr from = k.buffers.copyFrom.at(b, page);
    Expr to = k.buffers.copyTo.at(b, page);
    ArmBuilder more = copy.when(page.next().isSome()).set(k.buffers.copying.at(b), true);
    Translations.checkCopy(more, k, b, page, from, to);
    k.content.copy(more, b, page, from, to).set(page, page.next()).goTo("gpu_copy");
    ArmBuilder last = copy.when(page.next().isNone()).set(k.buffers.copying.at(b), true);
    Translations.checkCopy(last, k, b, page, from, to);
    k.content.copy(last, b, page, from, to).set(page, k.sets.pages().first()).goTo("signal");
    ArmBuilder signal =
        p.step("signal")
            .kernel(
                "dma_fence_signal",
                KernelFiles.DMA_FENCE,
                "ret = dma_fence_signal_timestamp_locked(fence, ktime_get());")
            .always();
    k.evictions
        .signal(signal, k.sets, b)
        .set(k.buffers.job.at(b), false)
        .set(k.buffers.fence.at(b), false)
        .set(k.buffers.copying.at(b), false)
        .setAll(k.buffers.copyFrom.at(b, q), k.sets.places().none(), q)
        .setAll(k.buffers.copyTo.at(b, q), k.sets.places().none(), q)
        .goTo("gpu_idle");
  }

  /** There is a job, and what it depends on is done. */
  private static Expr starts(Machine k, Expr b) {
    Expr job = k.buffers.job.at(b);
    return k.evictions.present() ? job.and(k.evictions.pending(b).not()) : job;
  }
}
