package org.rmapcheck.ttm.corpus;

import static org.rmapcheck.ttm.corpus.Verification.SEEN;

import java.util.List;
import org.rmapcheck.ttm.corpus.Evidence.Scenarios;
import org.rmapcheck.ttm.property.PropertyIds;

/** Bugs of shrinkers, and of the GPU whose memory they take. */
final class ShrinkerBugs {

  private ShrinkerBugs() {}

  static List<KnownBug> all() {
    return List.of(
        new KnownBug(
            "C17",
            SEEN,
            List.of("28e3918179aa drm/gem-shmem: Track folio accessed/dirty status in mmap"),
            "A store through a PFN PTE sets no dirty bit that the page cache sees; the pages are let go"
                + " as clean, and reclaim drops them instead of writing them to swap.",
            PropertyIds.S6,
            new Scenarios("let-go-clean", "shrink-reclaim"),
            "The commit tracks stores one by one; here, as in i915, all pages are marked when they are"
                + " let go."),
        new KnownBug(
            "C18",
            SEEN,
            List.of("7938d61591d3 drm/i915: Flush TLBs before releasing backing store"),
            "The GPU's page table is cleared and the pages are given away while its TLB still has them.",
            PropertyIds.S15,
            new Scenarios("gpu-tlb-kept", "shrink-exec"),
            ""),
        new KnownBug(
            "C20",
            SEEN,
            List.of("00a6c36cca76 drm/i915/ttm: never purge busy objects"),
            "A purge of a busy buffer hands its tt to a ghost, then clears the file of that tt through a"
                + " pointer that was read before.",
            PropertyIds.S13,
            new Scenarios("purge-stale-tt", "c20-idle-only"),
            ""),
        new KnownBug(
            "C25",
            SEEN,
            List.of("f5d28856b89b drm/ttm: stop calling tt_swapin in vm_access"),
            "A swapped tt still names the pages that it had; a debugger's access copies the contents"
                + " from swap into them, though they belong to others by now.",
            PropertyIds.S13,
            new Scenarios("access-swaps-in", "swapout"),
            ""),
        new KnownBug(
            "C39",
            SEEN,
            List.of(
                "9a16fdf5dca5 drm/xe/bo: Block CPU faults to purgeable buffer objects",
                "975bc3ea4cca Block mmap of DONTNEED/purged BOs",
                "da857c9a4887 Block export"),
            "A fault maps a buffer whose contents have been given up, and finds them gone.",
            PropertyIds.S10,
            new Scenarios("fault-ignores-advice", "madvise-at-once"),
            ""));
  }
}
