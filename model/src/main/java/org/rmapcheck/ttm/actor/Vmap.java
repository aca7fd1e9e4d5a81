package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.VmapPin;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * The kernel maps a buffer for itself, as fbdev emulation does: {@code ttm_bo_vmap}, and where
 * i915's pages come and go {@code i915_gem_object_pin_map} (Linux 6.12). No lookup finds such a
 * mapping; whoever would take the memory away looks at the pins. Read from the sources.
 *
 * <p>Abstracted: mapping takes the reservation for one step; i915 unpins without it. A buffer
 * without pages is not mapped, which populating would only delay. The kernel's own TLB entries live
 * as long as the mapping. TTM's {@code pin_count} and i915's {@code pages_pin_count} are one flag,
 * since the one who maps takes both. Where the device can sleep only system pages are mapped: who
 * reaches for its memory in the kernel wakes it for each access.
 */
final class Vmap implements Actor {

  private static final String UTIL = KernelFiles.TTM_BO_UTIL;

  @Override
  public String key() {
    return "vmap";
  }

  @Override
  public String words() {
    return "the kernel maps buffers for itself (ttm_bo_vmap)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "vmap",
        k.sets.buffers(),
        p -> {
          p.unfair().rest("unmapped", "mapped").note(words());
          steps(p, k);
        });
  }

  private static void steps(ProcessBuilder p, Machine k) {
    Expr b = p.self();
    Expr.Bound q = k.sets.pages().any("page");
    Expr first = k.buffers.backing(b, k.sets.pages().first());
    Expr free = k.buffers.resv.at(b).is(Holder.FREE);
    boolean pins = k.design.is(VmapPin.YES);
    boolean driver = k.tts.advise();
    ArmBuilder map =
        p.step("unmapped")
            .kernel(
                driver ? "i915_gem_object_pin_map" : "ttm_bo_vmap",
                driver ? KernelFiles.I915_PAGES : UTIL,
                driver
                    ? "if (!atomic_inc_not_zero(&obj->mm.pages_pin_count)) {"
                    : "dma_resv_assert_held(bo->base.resv);")
            .when(free.and(first.isSome()).and(k.fencePending(b).not()))
            .setAll(k.others.vmap.at(b, q), k.buffers.backing(b, q), q);
    if (driver) {
      map.when(k.tts.wanted(b)).set(k.tts.hasPages.at(b), true);
    }
    if (k.device.suspends()) {
      map.when(k.buffers.isVram(first).not());
    }
    if (pins) {
      map.set(k.others.pinned.at(b), true);
    }
    map.goTo("mapped");
    Expr.Read place = k.others.vmap.at(b, q);
    var step =
        p.step("mapped")
            .kernel(
                driver ? "__i915_gem_object_unpin_pages" : "drm_gem_vunmap_unlocked",
                driver ? "drivers/gpu/drm/i915/gem/i915_gem_object.h" : KernelFiles.DRM_GEM,
                driver
                    ? "atomic_dec(&obj->mm.pages_pin_count);"
                    : "dma_resv_lock(obj->resv, NULL);");
    k.content.store(step.choose(q).when(place.isSome()), b, q, place).goTo("mapped");
    if (driver) {
      unpinned(step.always().setAll(place, k.sets.places().none(), q), k, b).goTo("unmapped");
    } else {
      step.when(free).set(k.buffers.resv.at(b), Holder.KERNEL).goTo("vunmap");
      unmap(p, k, b);
    }
  }

  private static void unmap(ProcessBuilder p, Machine k, Expr b) {
    Expr.Bound q = k.sets.pages().any("page");
    Expr held = k.buffers.resv.at(b).is(Holder.KERNEL).named("who unmaps holds the reservation");
    p.step("vunmap")
        .kernel("ttm_bo_vunmap", UTIL, "dma_resv_assert_held(bo->base.resv);")
        .always()
        .check(PropertyIds.S14, held)
        .setAll(k.others.vmap.at(b, q), k.sets.places().none(), q)
        .goTo("vunmap_unlock");
    ArmBuilder unlock =
        p.step("vunmap_unlock")
            .kernel("drm_gem_vunmap_unlocked", KernelFiles.DRM_GEM, "dma_resv_unlock(obj->resv);")
            .always();
    unpinned(ResourceShape.checkUnlock(unlock, k, b, Holder.KERNEL), k, b)
        .set(k.buffers.resv.at(b), Holder.FREE)
        .goTo("unmapped");
  }

  private static ArmBuilder unpinned(ArmBuilder arm, Machine k, Expr b) {
    return k.design.is(VmapPin.YES) ? arm.set(k.others.pinned.at(b), false) : arm;
  }
}
