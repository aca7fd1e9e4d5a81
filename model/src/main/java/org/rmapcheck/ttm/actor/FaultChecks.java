package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.DmaBufRoute;
import org.rmapcheck.ttm.design.FaultFence;
import org.rmapcheck.ttm.design.FaultMadv;
import org.rmapcheck.ttm.design.Gutted;
import org.rmapcheck.ttm.design.ImportedFault;
import org.rmapcheck.ttm.design.TtFlag;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * What a fault looks at between the reservation and the fences: whether the tt may be mapped at all
 * ({@code ttm_bo_vm_reserve}), and in i915's {@code vm_fault_ttm} (Linux 6.12) the advice, and
 * whether the buffer has a resource. Read from the sources.
 *
 * <p>Abstracted: a buffer that was let go gets its system resource back by {@code
 * ttm_bo_move_null}, which cannot fail but for memory.
 */
final class FaultChecks {

  private FaultChecks() {}

  /** The label behind the reservation. */
  static String first(Machine k) {
    return imports(k) ? "fault_imported" : afterImport(k);
  }

  private static String afterImport(Machine k) {
    return refuses(k) ? "fault_flags" : afterFlags(k);
  }

  /** Whether VMAs of an importer fault, and are refused. */
  private static boolean imports(Machine k) {
    return k.has("dma-buf")
        && k.design.is(DmaBufRoute.IMPORTER)
        && k.design.is(ImportedFault.REFUSED);
  }

  private static boolean refuses(Machine k) {
    return k.design.is(TtFlag.UNMAPPABLE) && k.design.is(Backing.SHMEM);
  }

  private static String afterFlags(Machine k) {
    return k.tts.advise() && k.design.is(FaultMadv.CHECKED) ? "fault_madv" : afterMadv(k);
  }

  private static String afterMadv(Machine k) {
    return k.tts.advise() && k.design.is(Gutted.NONE) ? "fault_resource" : afterAll(k);
  }

  private static String afterAll(Machine k) {
    return Unplug.enter(k, inside(k));
  }

  /** The label at which the buffer's memory is looked at. */
  static String inside(Machine k) {
    return k.design.is(FaultFence.YES) ? "fault_idle" : "fault_populate";
  }

  /** Where a fault goes on that is answered with SIGBUS. */
  private static String refused(Machine k) {
    return Cpu.reserves(k) ? "resv_unlock" : "mmap_unlock";
  }

  static void addTo(ProcessBuilder p, Machine k, FaultState s) {
    Expr fromSystem = k.buffers.memory.at(s.bo).isNot(Memory.VRAM);
    if (imports(k)) {
      p.step("fault_imported")
          .kernel(
              "ttm_bo_vm_reserve",
              KernelFiles.TTM_BO_VM,
              "if (bo->ttm && (bo->ttm->page_flags & TTM_TT_FLAG_EXTERNAL)) {")
          .when(k.spaces.mappings.ofDmaBuf.at(s.vma))
          .goTo(refused(k))
          .otherwise()
          .goTo(afterImport(k));
    }
    if (refuses(k)) {
      p.step("fault_flags")
          .kernel(
              "ttm_bo_vm_reserve",
              KernelFiles.TTM_BO_VM,
              "if (!(bo->ttm->page_flags & TTM_TT_FLAG_EXTERNAL_MAPPABLE)) {")
          .when(fromSystem)
          .check(PropertyIds.S10, k.tts.wanted(s.bo).not().named("the contents are given up"))
          .goTo(refused(k))
          .otherwise()
          .goTo(afterFlags(k));
    }
    if (!k.tts.advise()) {
      return;
    }
    if (k.design.is(FaultMadv.CHECKED)) {
      p.step("fault_madv")
          .kernel("vm_fault_ttm", KernelFiles.I915_TTM, "if (obj->mm.madv != I915_MADV_WILLNEED) {")
          .when(k.tts.wanted(s.bo))
          .goTo(afterMadv(k))
          .otherwise()
          .goTo(refused(k));
    }
    if (k.design.is(Gutted.SYSTEM)) {
      return;
    }
    Expr.Read memory = k.buffers.memory.at(s.bo);
    p.step("fault_resource")
        .kernel(
            "vm_fault_ttm",
            KernelFiles.I915_TTM,
            "err = ttm_bo_validate(bo, i915_ttm_sys_placement(), &ctx);")
        .when(memory.is(Memory.NONE))
        .set(memory, Memory.SYSTEM)
        .goTo(afterAll(k))
        .otherwise()
        .goTo(afterAll(k));
  }
}
