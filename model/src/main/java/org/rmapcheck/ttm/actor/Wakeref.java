package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.SuspendFault;
import org.rmapcheck.ttm.design.SuspendZap;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * What {@code vm_fault_ttm} of i915 does around {@code ttm_bo_vm_fault_reserved} for memory of the
 * device (Linux 6.12): it wakes the device and keeps it awake until the PTEs are there. Read from
 * the sources.
 *
 * <p>Abstracted: the device stays awake for some time after a fault; here it may sleep at once. A
 * driver with a list of VMAs adds the VMA under the same protection.
 */
final class Wakeref {

  private Wakeref() {}

  /** Where a fault goes that is about to insert PTEs. */
  static String get(Machine k) {
    return k.device.suspends() ? "rpm_get" : "read_pfn";
  }

  /** Where a fault goes that has inserted them. */
  static String put(Machine k, String then) {
    return k.device.suspends() ? "rpm_put" : then;
  }

  static void addTo(ProcessBuilder p, Machine k, FaultState s, String then) {
    if (!k.device.suspends()) {
      return;
    }
    Expr iomem = k.buffers.memory.at(s.bo).is(Memory.VRAM);
    Expr.Read refs = k.device.wakerefs.value();
    StepBuilder get =
        p.step("rpm_get")
            .kernel(
                "vm_fault_ttm",
                KernelFiles.I915_TTM,
                "wakeref = intel_runtime_pm_get(&to_i915(obj->base.dev)->runtime_pm);");
    if (k.design.is(SuspendFault.IGNORES)) {
      get.always().goTo("read_pfn");
    } else {
      ArmBuilder wake =
          get.when(iomem.and(k.device.suspending.value().not()))
              .set(k.device.awake.value(), true)
              .set(refs, refs.plus(1));
      if (k.design.is(SuspendZap.VMA_LIST)) {
        wake.set(k.device.listed.at(s.vma), true);
      }
      wake.goTo("read_pfn").when(iomem.not()).goTo("read_pfn");
    }
    StepBuilder put =
        p.step("rpm_put")
            .kernel(
                "vm_fault_ttm",
                KernelFiles.I915_TTM,
                "intel_runtime_pm_put(&to_i915(obj->base.dev)->runtime_pm, wakeref);");
    if (k.design.is(SuspendFault.IGNORES)) {
      put.always().goTo(then);
    } else {
      put.when(iomem).set(refs, refs.minus(1)).goTo(then).when(iomem.not()).goTo(then);
    }
  }
}
