package org.rmapcheck.ttm.actor;

import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ir.KernelRef;

/**
 * The quoted lines that are not of Linux 6.12: designs may do what older kernels did. A line that
 * is not named here must be in 6.12.
 */
public final class HistoricLines {

  /** TTM stopped writing page fields in 5.16. */
  private static final String PAGE_FIELDS = "5.15";

  private static final Set<String> OF_PAGE_FIELDS =
      Set.of(
          "ttm_tt_add_mapping: ttm->pages[i]->mapping = bdev->dev_mapping;",
          "ttm_tt_clear_mapping: (*page)->mapping = NULL;",
          "ttm_bo_vm_fault_reserved: page->index = drm_vma_node_start(&bo->base.vma_node) +");

  private HistoricLines() {}

  /** How many there are. */
  public static int count() {
    return OF_PAGE_FIELDS.size();
  }

  /** The last release that has the line; empty if it is a line of 6.12. */
  public static Optional<String> lastRelease(KernelRef line) {
    boolean old = OF_PAGE_FIELDS.contains(line.function() + ": " + line.call());
    return old ? Optional.of(PAGE_FIELDS) : Optional.empty();
  }
}
