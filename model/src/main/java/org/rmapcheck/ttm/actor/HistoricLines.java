package org.rmapcheck.ttm.actor;

import java.util.Map;
import java.util.Optional;
import org.rmapcheck.model.ir.KernelRef;

/**
 * The quoted lines that are not of Linux 6.12: designs may do what older kernels did. A line that
 * is not named here must be in 6.12.
 */
public final class HistoricLines {

  /** Each with the last release that has it. */
  private static final Map<String, String> LINES =
      Map.of(
          "ttm_tt_add_mapping: ttm->pages[i]->mapping = bdev->dev_mapping;", "5.15",
          "ttm_tt_clear_mapping: (*page)->mapping = NULL;", "5.15",
          "ttm_bo_vm_fault_reserved: page->index = drm_vma_node_start(&bo->base.vma_node) +",
              "5.15",
          "ttm_bo_pipeline_gutting: ttm_bo_assign_mem(bo, sys_res);", "6.2",
          "ttm_mem_evict_wait_busy: dma_resv_unlock(busy_bo->base.resv);", "6.11");

  private HistoricLines() {}

  /** How many there are. */
  public static int count() {
    return LINES.size();
  }

  /** The last release that has the line; empty if it is a line of 6.12. */
  public static Optional<String> lastRelease(KernelRef line) {
    return Optional.ofNullable(LINES.get(line.function() + ": " + line.call()));
  }
}
