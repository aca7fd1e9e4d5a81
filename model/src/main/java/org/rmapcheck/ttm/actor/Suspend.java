package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.SuspendZap;
import org.rmapcheck.ttm.state.Machine;

/**
 * The device goes to sleep, or its memory is disabled, when nobody keeps it awake: all PTEs to it
 * go first, so that an access faults and wakes it ({@code
 * i915_gem_object_runtime_pm_release_mmap_offset} and {@code vfio_pci_zap_bars}, Linux 6.12). No
 * reservation is held. Read from the sources.
 *
 * <p>Abstracted: the walk covers the whole device, not one buffer after the other; moves and the
 * GPU keep the device awake only as far as user PTEs are concerned, that is not at all.
 */
final class Suspend implements Actor {

  private static final KernelRef CALLER =
      new KernelRef(
          "i915_gem_object_runtime_pm_release_mmap_offset",
          "drm_vma_node_unmap(&bo->base.vma_node, bdev->dev_mapping);",
          "drivers/gpu/drm/i915/gem/i915_gem_mman.c");

  @Override
  public String key() {
    return "suspend";
  }

  @Override
  public String words() {
    return "the device sleeps, without a reservation taking its PTEs away (runtime suspend)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("suspend");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "suspend",
        p -> {
          p.unfair().rest("suspend").note(words());
          Expr.Read vma = model.local("suspend_vma", new Type.Id(k.sets.vmas(), true), p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    boolean zaps = !k.design.is(SuspendZap.MISSING);
    Expr nobody = k.device.awake.value().and(k.device.wakerefs.value().is(0));
    p.step("suspend")
        .note("nobody has kept the device awake for long enough")
        .when(nobody.and(k.device.suspending.value().not()))
        .set(k.device.suspending.value(), true)
        .goTo(zaps ? "suspend_lock" : "power_off");
    if (zaps) {
      new DeviceZap(p, k, "suspend", vma).addTo(CALLER, "power_off");
    }
    p.step("power_off")
        .note("the device's memory does not answer any more")
        .always()
        .set(k.device.awake.value(), false)
        .set(k.device.suspending.value(), false)
        .goTo("suspend");
  }
}
