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
import org.rmapcheck.ttm.design.GpuInvalidate;
import org.rmapcheck.ttm.design.ShrinkCount;
import org.rmapcheck.ttm.design.ShrinkError;
import org.rmapcheck.ttm.design.ShrinkIdle;
import org.rmapcheck.ttm.design.ShrinkLock;
import org.rmapcheck.ttm.design.ShrinkRecheck;
import org.rmapcheck.ttm.design.ShrinkUnmap;
import org.rmapcheck.ttm.design.ShrinkWriteback;
import org.rmapcheck.ttm.design.Unbind;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * i915's shrinker: {@code i915_gem_shrink} and {@code i915_ttm_shrink} (Linux 6.12), which swaps a
 * buffer by letting go of its pages, or purges it. Read from the sources.
 *
 * <p>Abstracted: it takes any buffer of a list, not the first, so every order of the lists occurs,
 * unless the design asks for the order. {@code i915_gem_object_unbind} and the GPU's TLB are steps
 * where user jobs are part of the scenario. Gutting may fail for want of memory whenever it is
 * tried.
 */
final class Shrinker implements Actor {

  private static final String PREFIX = "shrink_";
  private static final KernelRef UNMAP =
      new KernelRef(
          "__i915_gem_object_put_pages",
          "i915_gem_object_release_mmap_offset(obj);",
          KernelFiles.I915_PAGES);

  @Override
  public String key() {
    return "shrinker";
  }

  @Override
  public String words() {
    return "the i915 shrinker swaps buffers out or purges them (i915_gem_shrink)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("shrink");
  }

  /** Its local variables. */
  private record Locals(Expr.Read bo, Expr.Read seen, UnmapWalk walk) {}

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet shrinkers = model.alone("shrink");
    Expr.Bound self = shrinkers.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Type madv = Type.Enumeration.of(Madv.class);
    Expr.Read bo = model.local("shrink_bo", buffer, self);
    Expr.Read seen = model.local("seen_madv", madv, self);
    Locals s = new Locals(bo, seen, new UnmapWalk(model, k, "shrink", shrinkers, bo));
    ShrinkScanner scanner = new ShrinkScanner(model, k, shrinkers, bo, seen);
    model.process(
        "shrink",
        shrinkers,
        p -> {
          p.rest("scan").note(words());
          scanner.addTo(p);
          lock(p, k, s);
          if (unbindsFirst(k)) {
            unbind(p, k, s);
          }
          putPages(p, k, s);
          decide(p, k, s);
          swap(p, k, s);
          end(p, k, s);
        });
    GhostWorker.addTo(model, k, "shrinker");
  }

  private static void lock(ProcessBuilder p, Machine k, Locals s) {
    Expr free = k.buffers.resv.at(s.bo).is(Holder.FREE);
    StepBuilder lock =
        p.step("shrink_lock")
            .kernel(
                "i915_gem_shrink",
                KernelFiles.I915_SHRINKER,
                k.design.is(ShrinkLock.TRYLOCK)
                    ? "if (!i915_gem_object_trylock(obj, NULL))"
                    : "err = i915_gem_object_lock(obj, ww);");
    ArmBuilder taken = lock.when(free);
    if (k.references.present()) {
      taken.check(PropertyIds.S13, ShrinkScanner.exists(k, s.bo));
    }
    taken.set(k.buffers.resv.at(s.bo), Holder.SHRINKER);
    taken.goTo(unbindsFirst(k) ? "shrink_unbind" : behindUnbind(k));
    if (k.others.vmaps()) {
      pinned(p, k, s);
    }
    if (k.design.is(ShrinkLock.TRYLOCK)) {
      done(lock.otherwise(), k, s).goTo(ShrinkScanner.again(k));
    }
  }

  private static boolean unbindsFirst(Machine k) {
    return k.gpu.present() && k.design.is(Unbind.BEFORE_WAIT);
  }

  private static String behindUnbind(Machine k) {
    return k.others.vmaps() ? "shrink_pinned" : behindPins(k);
  }

  private static String behindPins(Machine k) {
    return k.design.is(ShrinkUnmap.BEFORE) ? "shrink_unmap" : "shrink_put_pages";
  }

  /** Pages that a kernel mapping has pinned are not put. */
  private static void pinned(ProcessBuilder p, Machine k, Locals s) {
    p.step("shrink_pinned")
        .kernel(
            "__i915_gem_object_put_pages",
            KernelFiles.I915_PAGES,
            "if (i915_gem_object_has_pinned_pages(obj))")
        .when(k.others.pinned.at(s.bo))
        .goTo("shrink_unlock")
        .otherwise()
        .goTo(behindPins(k));
  }

  /** SH4: the GPU's page table entries go, unless a job runs. */
  private static void unbind(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr running = k.gpu.job.at(s.bo);
    boolean ghosts = k.design.is(ShrinkIdle.NO);
    StepBuilder step =
        p.step("shrink_unbind")
            .kernel(
                "drop_pages",
                KernelFiles.I915_SHRINKER,
                "if (i915_gem_object_unbind(obj, flags) == 0)");
    step.when(ghosts ? Expr.of(true) : running.not())
        .setAll(k.gpu.pte.at(s.bo, q), k.sets.places().none(), q)
        .goTo(behindUnbind(k))
        .otherwise()
        .goTo(k.design.is(ShrinkIdle.IGNORED) ? behindUnbind(k) : "shrink_unlock");
  }

  /** H7: the GPU's TLB is invalidated, if the object had pages. */
  private static void invalidate(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound q = k.sets.pages().any("q");
    p.step("shrink_invalidate")
        .kernel(
            "flush_tlb_invalidate",
            KernelFiles.I915_PAGES,
            "intel_gt_invalidate_tlb_full(gt, obj->mm.tlb[id]);")
        .always()
        .setAll(k.gpu.tlb.at(s.bo, q), k.sets.places().none(), q)
        .goTo("shrink_decide");
  }

  private static ArmBuilder done(ArmBuilder arm, Machine k, Locals s) {
    if (!k.references.present()) {
      arm.set(s.bo, k.sets.buffers().member(0));
    }
    return arm.set(s.seen, Madv.WILLNEED);
  }

  private static void putPages(ProcessBuilder p, Machine k, Locals s) {
    if (!k.design.is(ShrinkUnmap.MISSING)) {
      s.walk.unmap(
          p, UNMAP, k.design.is(ShrinkUnmap.BEFORE) ? "shrink_put_pages" : "shrink_unlock");
    }
    p.step("shrink_put_pages")
        .kernel(
            "__i915_gem_object_unset_pages",
            KernelFiles.I915_PAGES,
            "pages = fetch_and_zero(&obj->mm.pages);")
        .always()
        .set(k.tts.hasPages.at(s.bo), false)
        .goTo(invalidates(k) ? "shrink_invalidate" : "shrink_decide");
    if (invalidates(k)) {
      invalidate(p, k, s);
    }
  }

  private static boolean invalidates(Machine k) {
    return k.gpu.present() && k.design.is(GpuInvalidate.BEFORE);
  }

  /** What {@code i915_ttm_shrink} does about the buffer. */
  private static void decide(ProcessBuilder p, Machine k, Locals s) {
    boolean again = k.design.is(ShrinkRecheck.YES);
    Expr madv = again ? k.tts.madv.at(s.bo) : s.seen;
    Expr inVram = k.buffers.memory.at(s.bo).is(Memory.VRAM);
    Expr left = k.design.is(ShrinkIdle.WAITS) ? k.idle(s.bo).not() : Expr.of(false);
    if (again) {
      left = inVram.or(left);
    }
    Expr mine = left.not();
    Expr swappable = k.buffers.populated(s.bo).and(k.tts.swapped.at(s.bo).not());
    p.step("shrink_decide")
        .kernel("i915_ttm_shrink", KernelFiles.I915_TTM, "switch (obj->mm.madv) {")
        .when(mine.and(madv.is(Madv.DONTNEED)))
        .goTo("purge_gut")
        .when(mine.and(madv.is(Madv.WILLNEED)).and(swappable))
        .goTo("shrink_swapped")
        .otherwise()
        .goTo(k.design.is(ShrinkCount.OBJECT) ? "shrink_count" : after(k));
    if (k.design.is(ShrinkCount.OBJECT)) {
      Expr there = inVram.not().and(k.buffers.populated(s.bo));
      p.step("shrink_count")
          .kernel(
              "i915_gem_shrink",
              KernelFiles.I915_SHRINKER,
              "count += obj->base.size >> PAGE_SHIFT;")
          .when(k.idle(s.bo))
          .check(PropertyIds.S11, there.named("what is reported as freed was there"))
          .goTo(after(k))
          .otherwise()
          .goTo(after(k));
    }
    Purge.addTo(p, k, "purge_", s.bo, after(k));
  }

  /** Where the steps behind the shrinking of a buffer begin. */
  private static String after(Machine k) {
    return k.design.is(ShrinkUnmap.AFTER) ? "shrink_unmap" : "shrink_unlock";
  }

  private static void swap(ProcessBuilder p, Machine k, Locals s) {
    boolean writes = k.design.is(ShrinkWriteback.YES) && k.tts.evict();
    Expr.Read swapped = k.tts.swapped.at(s.bo);
    p.step("shrink_swapped")
        .kernel(
            "i915_ttm_shrink", KernelFiles.I915_TTM, "bo->ttm->page_flags |= TTM_TT_FLAG_SWAPPED;")
        .always()
        .set(swapped, true)
        .goTo(k.unbindsLate() ? "shrink_unbind_late" : "shrink_validate");
    if (k.unbindsLate()) {
      Expr.Bound q = k.sets.pages().any("q");
      Expr bound = k.gpu.pte.at(s.bo, k.sets.pages().first()).isSome();
      p.step("shrink_unbind_late")
          .kernel(
              "i915_ttm_move_notify",
              KernelFiles.I915_TTM_MOVE,
              "ret = i915_gem_object_unbind(obj, I915_GEM_OBJECT_UNBIND_ACTIVE |")
          .always()
          .set(k.gpu.job.at(s.bo), bound)
          .setAll(k.gpu.pte.at(s.bo, q), k.sets.places().none(), q)
          .setAll(k.gpu.tlb.at(s.bo, q), k.sets.places().none(), q)
          .goTo("shrink_validate");
    }
    p.step("shrink_validate")
        .kernel("i915_ttm_shrink", KernelFiles.I915_TTM, "ret = ttm_bo_validate(bo, &place, &ctx);")
        .always()
        .goTo(PREFIX + "gut")
        .always()
        .goTo("shrink_error");
    ArmBuilder error =
        p.step("shrink_error")
            .kernel(
                "i915_ttm_shrink",
                KernelFiles.I915_TTM,
                "bo->ttm->page_flags &= ~TTM_TT_FLAG_SWAPPED;")
            .always();
    if (k.design.is(ShrinkError.RESET)) {
      error.set(swapped, false);
    }
    error.goTo(after(k));
    Gutting.addTo(p, k, PREFIX, s.bo, writes ? "shrink_writeback" : after(k));
    if (writes) {
      Writeback.addTo(p, k, s.bo, "shrink_writeback", after(k));
    }
  }

  private static void end(ProcessBuilder p, Machine k, Locals s) {
    ArmBuilder unlock =
        p.step("shrink_unlock")
            .kernel("i915_gem_shrink", KernelFiles.I915_SHRINKER, "i915_gem_object_unlock(obj);")
            .always();
    done(
            ResourceShape.checkUnlock(unlock, k, s.bo, Holder.SHRINKER)
                .set(k.buffers.resv.at(s.bo), Holder.FREE),
            k,
            s)
        .release(s.walk.vma)
        .goTo(ShrinkScanner.again(k));
  }
}
