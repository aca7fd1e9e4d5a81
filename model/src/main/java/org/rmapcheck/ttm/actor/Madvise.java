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
import org.rmapcheck.ttm.design.MadviseList;
import org.rmapcheck.ttm.design.TruncateUnmap;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/**
 * A user gives up the contents of buffers and wants them again: {@code i915_gem_madvise_ioctl}
 * (Linux 6.12). Giving up a buffer that the driver has no pages of truncates it at once. Read from
 * the sources.
 *
 * <p>Abstracted: what is given up is undefined from then on, until the next store; so a buffer that
 * is wanted again in time says nothing about its old contents. The quirk for tiled objects is left
 * out.
 */
final class Madvise implements Actor {

  private static final KernelRef UNMAP =
      new KernelRef("i915_ttm_truncate", "err = i915_ttm_move_notify(bo);", KernelFiles.I915_TTM);

  @Override
  public String key() {
    return "madvise";
  }

  @Override
  public String words() {
    return "a user gives up contents of buffers and wants them again (i915_gem_madvise_ioctl)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("madvise");
  }

  /** The buffer and the advice. */
  private record Locals(Expr.Read bo, Expr.Read advice) {}

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet users = model.alone("madvise");
    Expr.Bound self = users.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Type madv = Type.Enumeration.of(Madv.class);
    Expr.Read bo = model.local("madvise_bo", buffer, self);
    Expr.Read advice = model.local("advice", madv, self);
    Locals s = new Locals(bo, advice);
    UnmapWalk walk = new UnmapWalk(model, k, "madvise", users, bo);
    model.process(
        "madvise",
        users,
        p -> {
          p.rest("madvise").note(words());
          set(p, k, s);
          move(p, k, s);
          truncate(p, k, s, walk);
          end(p, k, s, walk);
        });
  }

  private static void set(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound b = k.sets.buffers().any("b");
    StepBuilder lock =
        p.step("madvise")
            .kernel(
                "i915_gem_madvise_ioctl",
                KernelFiles.I915_GEM,
                "err = i915_gem_object_lock_interruptible(obj, NULL);");
    for (Madv advice : List.of(Madv.DONTNEED, Madv.WILLNEED)) {
      lock.choose(b)
          .when(k.buffers.resv.at(b).is(Holder.FREE))
          .when(k.buffers.ghost.at(b).not())
          .set(k.buffers.resv.at(b), Holder.MADVISE)
          .set(s.bo, b)
          .set(s.advice, advice)
          .goTo("madvise_set");
    }
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Read undefined = k.content.undefined.at(s.bo, q);
    p.step("madvise_set")
        .kernel("i915_gem_madvise_ioctl", KernelFiles.I915_GEM, "obj->mm.madv = args->madv;")
        .when(k.tts.madv.at(s.bo).isNot(Madv.PURGED))
        .set(k.tts.madv.at(s.bo), s.advice)
        .setAll(undefined, undefined.or(s.advice.is(Madv.DONTNEED)), q)
        .goTo("madvise_adjust_lru")
        .otherwise()
        .goTo("madvise_unlock");
    ShrinkLists.adjustLru(p, k, "madvise_adjust_lru", s.bo, "madvise_list");
  }

  private static void move(ProcessBuilder p, Machine k, Locals s) {
    boolean moves = k.design.is(MadviseList.MOVED);
    Expr.Read list = k.tts.list.at(s.bo);
    Expr listed = list.isNot(ShrinkList.NONE);
    Expr target =
        Expr.ifThenElse(k.tts.wanted(s.bo), Expr.of(ShrinkList.SHRINK), Expr.of(ShrinkList.PURGE));
    ArmBuilder arm =
        p.step("madvise_list")
            .kernel(
                "i915_gem_madvise_ioctl",
                KernelFiles.I915_GEM,
                "list_move_tail(&obj->mm.link, list);")
            .always();
    if (!moves) {
      arm.check(PropertyIds.S11, listed.not().named("the object is on no list yet"));
    }
    if (k.order.present()) {
      k.order.move(arm, s.bo, target, false, listed);
      arm.set(k.order.met.at(s.bo), k.order.met.at(s.bo).and(listed.not()));
    }
    arm.set(list, moves ? Expr.ifThenElse(listed, target, list) : target).goTo("madvise_discard");
  }

  private static void truncate(ProcessBuilder p, Machine k, Locals s, UnmapWalk walk) {
    boolean unmaps = k.design.is(TruncateUnmap.YES);
    Expr discards = k.tts.wanted(s.bo).not().and(k.tts.hasPages.at(s.bo).not());
    p.step("madvise_discard")
        .kernel("i915_gem_madvise_ioctl", KernelFiles.I915_GEM, "i915_gem_object_truncate(obj);")
        .when(discards)
        .goTo("madvise_wait")
        .otherwise()
        .goTo("madvise_unlock");
    p.step("madvise_wait")
        .kernel(
            "i915_ttm_truncate",
            KernelFiles.I915_TTM,
            "err = dma_resv_wait_timeout(bo->base.resv, DMA_RESV_USAGE_BOOKKEEP,")
        .await(k.idle(s.bo))
        .goTo(unmaps ? "madvise_unmap" : "madvise_gut");
    if (unmaps) {
      walk.unmap(p, UNMAP, "madvise_gut");
    }
    Purge.addTo(p, k, "madvise_", s.bo, "madvise_unlock");
  }

  private static void end(ProcessBuilder p, Machine k, Locals s, UnmapWalk walk) {
    ArmBuilder unlock =
        p.step("madvise_unlock")
            .kernel(
                "i915_gem_madvise_ioctl",
                KernelFiles.I915_GEM,
                "args->retained = obj->mm.madv != __I915_MADV_PURGED;")
            .always();
    ResourceShape.checkUnlock(unlock, k, s.bo, Holder.MADVISE)
        .set(k.buffers.resv.at(s.bo), Holder.FREE)
        .set(s.bo, k.sets.buffers().member(0))
        .set(s.advice, Madv.WILLNEED)
        .release(walk.vma)
        .goTo("madvise");
  }
}
