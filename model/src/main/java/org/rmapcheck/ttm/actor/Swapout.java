package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.TtmSwap;
import org.rmapcheck.ttm.design.WalkCursor;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.property.Translations;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * TTM swaps tts out: {@code ttm_bo_swapout_cb} and {@code ttm_tt_swapout} (Linux 6.12). Recorded
 * for pool pages (Linux 6.1); of the tts of a driver it is read from the sources that they are
 * skipped.
 *
 * <p>Abstracted: it takes any buffer whose reservation is free, not the first of the LRU, and for
 * ever. A buffer in VRAM has no populated tt, so it is skipped. The shmem file that it copies to is
 * one place for each page; what reclaim does to that file is shmem's own affair.
 */
final class Swapout implements Actor {

  private static final KernelRef UNMAP =
      new KernelRef("ttm_bo_swapout_cb", "ttm_bo_unmap_virtual(bo);", KernelFiles.TTM_BO);

  @Override
  public String key() {
    return "swapout";
  }

  @Override
  public String words() {
    return "TTM swaps buffers out (ttm_bo_swapout_cb)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("swapout");
  }

  /** Its local variables. */
  private record Locals(Expr.Read bo, Expr.Read page, Variable met, Expr self, UnmapWalk walk) {

    /** This walk has met the buffer. */
    Expr.Read met(Expr b) {
      return met.at(self, b);
    }
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet walkers = model.alone("swapout");
    Expr.Bound self = walkers.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Type page = new Type.Id(k.sets.pages(), false);
    Expr.Read bo = model.local("swapout_bo", buffer, self);
    Expr.Read at = model.local("swapout_page", page, self);
    Variable met =
        model.declare("met", new Type.Bool(), Variable.Kind.LOCAL, walkers, k.sets.buffers());
    Locals s = new Locals(bo, at, met, self, new UnmapWalk(model, k, "swapout", walkers, bo));
    model.process(
        "swapout",
        walkers,
        p -> {
          p.rest("swapout").note(words());
          pick(p, k, s);
          s.walk.unmap(p, UNMAP, "swapout_begin");
          copy(p, k, s);
          end(p, k, s);
        });
  }

  private static void pick(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr unghosted = k.buffers.ghost.at(b).not();
    p.step("swapout")
        .kernel(
            "ttm_lru_walk_trylock",
            KernelFiles.TTM_BO_UTIL,
            "if (dma_resv_trylock(bo->base.resv)) {")
        .choose(b)
        .when(k.buffers.resv.at(b).is(Holder.FREE))
        .when(k.lifetimes.present() ? unghosted.and(k.lifetimes.kref.at(b).is(0).not()) : unghosted)
        .when(k.design.is(WalkCursor.ADVANCES) ? s.met(b).not() : Expr.of(true))
        .check(PropertyIds.L3, s.met(b).not().named("the walk has not met the buffer before"))
        .set(k.buffers.resv.at(b), Holder.SWAPOUT)
        .set(s.bo, b)
        .set(s.met(b), true)
        .goTo(k.others.vmaps() ? "swapout_pinned" : "swapout_check")
        .when(Expr.exists(b, s.met(b)))
        .setAll(s.met(b), Expr.of(false), b)
        .goTo("swapout");
    if (k.others.vmaps()) {
      p.step("swapout_pinned")
          .kernel(
              "ttm_bo_swapout_cb",
              KernelFiles.TTM_BO,
              "if (bo->pin_count || !bo->bdev->funcs->eviction_valuable(bo, &place)) {")
          .when(k.others.pinned.at(s.bo))
          .goTo("swapout_unlock")
          .otherwise()
          .goTo("swapout_check");
    }
    boolean skips = k.design.is(Backing.SHMEM) && k.design.is(TtmSwap.OWN);
    Expr there = k.buffers.memory.at(s.bo).is(Memory.SYSTEM).and(k.buffers.populated(s.bo));
    Expr takes = there.and(k.tts.swapped.at(s.bo).not());
    p.step("swapout_check")
        .kernel(
            "ttm_bo_swapout_cb",
            KernelFiles.TTM_BO,
            skips
                ? "bo->ttm->page_flags & TTM_TT_FLAG_EXTERNAL ||"
                : "if (!bo->ttm || !ttm_tt_is_populated(bo->ttm) ||")
        .when(skips ? Expr.of(false) : takes)
        .goTo("swapout_wait")
        .otherwise()
        .goTo("swapout_unlock");
    p.step("swapout_wait")
        .kernel("ttm_bo_swapout_cb", KernelFiles.TTM_BO, "ret = ttm_bo_wait_ctx(bo, ctx);")
        .when(k.idle(s.bo))
        .goTo("swapout_unmap")
        .otherwise()
        .goTo("swapout_unlock");
  }

  private static void copy(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr swap = k.sets.swap().orElseThrow();
    p.step("swapout_begin")
        .kernel(
            "ttm_tt_swapout",
            KernelFiles.TTM_TT,
            "swap_storage = shmem_file_setup(\"ttm swap\", size, 0);")
        .always()
        .setAll(k.buffers.copyFrom.at(s.bo, q), k.buffers.backing(s.bo, q), q)
        .setAll(k.buffers.copyTo.at(s.bo, q), swap, q)
        .goTo("swapout_copy");
    Expr next = s.page.next();
    Expr from = k.buffers.copyFrom.at(s.bo, s.page);
    StepBuilder step =
        p.step("swapout_copy")
            .kernel("ttm_tt_swapout", KernelFiles.TTM_TT, "copy_highpage(to_page, from_page);");
    ArmBuilder more = step.when(next.isSome()).set(k.buffers.copying.at(s.bo), true);
    Translations.checkCopy(more, k, s.bo, s.page, from, swap);
    k.content.copy(more, s.bo, s.page, from, swap).set(s.page, next).goTo("swapout_copy");
    ArmBuilder last = step.when(next.isNone()).set(k.buffers.copying.at(s.bo), true);
    Translations.checkCopy(last, k, s.bo, s.page, from, swap);
    k.content
        .copy(last, s.bo, s.page, from, swap)
        .set(s.page, k.sets.pages().first())
        .goTo("swapout_unpopulate");
  }

  private static void end(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound q = k.sets.pages().any("q");
    ArmBuilder free =
        p.step("swapout_unpopulate")
            .kernel("ttm_tt_swapout", KernelFiles.TTM_TT, "ttm_tt_unpopulate(bdev, ttm);")
            .always();
    Unpopulate.clearFields(free, k, s.bo, page -> k.buffers.ttPage.at(s.bo, page));
    Accounts.sub(free, k, s.bo, Expr.of(true));
    if (k.tts.evict()) {
      free.set(k.tts.unevictable.at(s.bo), false);
    }
    free.setAll(k.buffers.ttPage.at(s.bo, q), k.sets.frames().none(), q).goTo("swapout_flag");
    p.step("swapout_flag")
        .kernel("ttm_tt_swapout", KernelFiles.TTM_TT, "ttm->page_flags |= TTM_TT_FLAG_SWAPPED;")
        .always()
        .set(k.tts.swapped.at(s.bo), true)
        .setAll(k.buffers.copyFrom.at(s.bo, q), k.sets.places().none(), q)
        .setAll(k.buffers.copyTo.at(s.bo, q), k.sets.places().none(), q)
        .set(k.buffers.copying.at(s.bo), false)
        .goTo("swapout_unlock");
    ArmBuilder unlock =
        p.step("swapout_unlock")
            .kernel(
                "ttm_lru_walk_unlock", KernelFiles.TTM_BO_UTIL, "dma_resv_unlock(bo->base.resv);")
            .always();
    ResourceShape.checkUnlock(unlock, k, s.bo, Holder.SWAPOUT)
        .set(k.buffers.resv.at(s.bo), Holder.FREE)
        .set(s.bo, k.sets.buffers().member(0))
        .release(s.walk.vma)
        .goTo("swapout");
  }
}
