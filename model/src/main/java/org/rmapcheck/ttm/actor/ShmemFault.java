package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * A page fault on a direct mapping of the shmem file: {@code shmem_fault} and {@code finish_fault}
 * (Linux 6.12). It asks the driver nothing: no reservation, no fence, and it does not matter where
 * the buffer is. Read from the sources.
 *
 * <p>Abstracted: read faults may also be served by fault-around, which inserts the same PTE with
 * the same locks missing; the folio lock keeps truncation away, which does not happen to the file
 * of an object here.
 */
final class ShmemFault {

  private ShmemFault() {}

  static void addTo(ProcessBuilder p, Machine k, FaultState s) {
    Expr existing = k.frames.filePage(s.bo, s.page);
    Expr shaped =
        existing.isNone().or(k.frames.mapping.at(s.bo, s.page, existing).is(Mapping.SHMEM));
    Expr added = k.lowestFree(s.bo, s.page);
    StepBuilder fault =
        p.step("shmem_fault")
            .kernel(
                "shmem_fault",
                KernelFiles.SHMEM,
                "err = shmem_get_folio_gfp(inode, vmf->pgoff, 0, &folio,")
            .when(existing.isSome().and(shaped))
            .check(PropertyIds.S8, shaped)
            .set(s.pfn, k.buffers.placeOfFrame(existing))
            .goTo("finish_fault");
    fault
        .when(existing.isNone())
        .set(s.pfn, k.buffers.placeOfFrame(added))
        .set(k.content.fresh.at(s.bo, s.page, k.buffers.placeOfFrame(added)), false)
        .set(k.frames.inFile.at(s.bo, s.page, added), true)
        .set(k.frames.mapping.at(s.bo, s.page, added), Mapping.SHMEM)
        .set(k.frames.index.at(s.bo, s.page, added), Index.FILE)
        .goTo("finish_fault");
    fault.otherwise().check(PropertyIds.S8, shaped).goTo("shmem_fault");
    Expr.Read pte = k.spaces.pte.at(s.vma, s.page);
    p.step("finish_fault")
        .kernel(
            "finish_fault", KernelFiles.MEMORY, "set_pte_range(vmf, folio, page, nr_pages, addr);")
        .always()
        .check(PropertyIds.S14, pte.isNone().implies(s.locked()))
        .set(pte, Expr.ifThenElse(pte.isNone(), s.pfn, pte))
        .release(s.pfn)
        .goTo("mmap_unlock");
  }
}
