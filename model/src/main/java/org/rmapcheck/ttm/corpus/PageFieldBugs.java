package org.rmapcheck.ttm.corpus;

import static org.rmapcheck.ttm.corpus.Verification.SEEN;
import static org.rmapcheck.ttm.corpus.Verification.SOURCE;

import java.util.List;
import org.rmapcheck.ttm.corpus.Evidence.Scenarios;
import org.rmapcheck.ttm.property.PropertyIds;

/** Bugs of the fields of struct page and of the kind of PTE. */
final class PageFieldBugs {

  private PageFieldBugs() {}

  static List<KnownBug> all() {
    return List.of(
        new KnownBug(
            "C23",
            SOURCE,
            List.of(
                "drm/ttm: move ttm_tt_{add, clear}_mapping into amdgpu, v3; stop setting page->index,"
                    + " v5"),
            "The loop that clears page->mapping before pages are freed does not advance: it clears the"
                + " first page only.",
            PropertyIds.S16,
            new Scenarios("c23-clear-stuck", "c23-clear-advances"),
            "Seen in mails; the loop was indexed in the next version."),
        new KnownBug(
            "C24",
            SEEN,
            List.of("f91142c62161 drm/ttm: nuke VM_MIXEDMAP on BO mappings v3"),
            "Without PTE_SPECIAL a VM_MIXEDMAP PTE counts its page: get_user_pages takes it, the buffer"
                + " moves, and what is written through it is lost.",
            PropertyIds.S6,
            new Scenarios("c24-mixedmap", "c24-pfnmap"),
            ""),
        new KnownBug(
            "C32",
            SEEN,
            List.of("58aa6622d32a drm/ttm: Correctly set page mapping and -index members"),
            "unmap_mapping_range with even_cows = 0 skips normal PTEs whose page names no mapping or"
                + " another one.",
            PropertyIds.S4,
            new Scenarios("c32-fields-unset", "c32-fields-set"),
            "The test for page->mapping left zap_pte_range in 2022; TTM itself passed even_cows = 1."));
  }
}
