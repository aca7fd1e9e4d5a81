package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.FaultAround;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * A page fault on a drm_gem_shmem object: {@code drm_gem_shmem_fault} (Linux 6.12), which waits for
 * the reservation with {@code mmap_lock} held and never returns RETRY, and by design {@code
 * map_pages} before it, which 6.12 does not have and later kernels do. Recorded (Linux 6.1); what
 * the logs do not show is read from the sources.
 *
 * <p>Abstracted: {@code map_pages} may map neighbours of the page; it maps the page alone here,
 * neighbours by the faults that they have themselves. It may not wait, being called under RCU.
 */
final class GemShmemFault {

  private static final String HELPER = "drivers/gpu/drm/drm_gem_shmem_helper.c";

  private GemShmemFault() {}

  static void addTo(ProcessBuilder p, Machine k, FaultState s) {
    boolean around = !k.design.is(FaultAround.NONE);
    FaultEntry.addTo(p, k, s)
        .when(FaultEntry.calls(k, s))
        .goTo(around ? "map_pages" : "gem_resv_lock");
    if (around) {
      mapPages(p, k, s);
    }
    lock(
            p.step("gem_resv_lock")
                .kernel("drm_gem_shmem_fault", HELPER, "dma_resv_lock(shmem->base.resv, NULL);")
                .await(s.resvFree()),
            s)
        .goTo("gem_insert");
    StepBuilder insert =
        p.step("gem_insert")
            .kernel(
                "drm_gem_shmem_fault",
                HELPER,
                "ret = vmf_insert_pfn(vma, vmf->address, page_to_pfn(page));");
    insert(insert, k, s, "gem_resv_unlock");
    p.step("gem_resv_unlock")
        .kernel("drm_gem_shmem_fault", HELPER, "dma_resv_unlock(shmem->base.resv);")
        .always()
        .set(s.resv(), Holder.FREE)
        .release(s.resvCpu())
        .goTo("mmap_unlock");
    FaultEntry.end(p, k, s);
  }

  private static ArmBuilder lock(ArmBuilder arm, FaultState s) {
    return arm.set(s.resv(), Holder.CPU).set(s.resvCpu(), s.self);
  }

  /** Maps the page unless the object is purged or has no pages. */
  private static void insert(StepBuilder step, Machine k, FaultState s, String then) {
    Expr refused = k.gem.purged(s.bo).or(k.buffers.ttPage.at(s.bo, s.page).isNone());
    Expr.Read pte = k.spaces.pte.at(s.vma, s.page);
    Expr place = k.buffers.backing(s.bo, s.page);
    step.when(refused)
        .goTo(then)
        .when(refused.not())
        .check(PropertyIds.S14, pte.isNone().implies(s.locked()))
        .check(PropertyIds.S10, k.gem.purged(s.bo).not().named("what is purged is not mapped"))
        .check(PropertyIds.S2, place.isSome().named("there is a page to map"))
        .set(pte, Expr.ifThenElse(pte.isNone(), place, pte))
        .goTo(then);
  }

  private static void mapPages(ProcessBuilder p, Machine k, FaultState s) {
    StepBuilder around =
        p.step("map_pages")
            .kernel(
                "do_fault_around", KernelFiles.MEMORY, "ret = vmf->vma->vm_ops->map_pages(vmf,");
    if (k.design.is(FaultAround.TRYLOCK)) {
      lock(around.when(s.resvFree()), s).goTo("gem_insert").otherwise().goTo("gem_resv_lock");
      return;
    }
    Expr there = k.gem.purged(s.bo).not().and(k.buffers.ttPage.at(s.bo, s.page).isSome());
    around
        .when(there)
        .set(s.pfn, k.buffers.backing(s.bo, s.page))
        .goTo("map_page")
        .otherwise()
        .goTo("gem_resv_lock");
    Expr.Read pte = k.spaces.pte.at(s.vma, s.page);
    p.step("map_page")
        .note("map_pages enters the pfn that it has read")
        .always()
        .check(PropertyIds.S14, pte.isNone().implies(s.locked()))
        .set(pte, Expr.ifThenElse(pte.isNone(), s.pfn, pte))
        .release(s.pfn)
        .goTo("mmap_unlock");
  }
}
