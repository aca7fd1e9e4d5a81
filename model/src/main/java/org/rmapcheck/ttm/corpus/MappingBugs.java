package org.rmapcheck.ttm.corpus;

import static org.rmapcheck.ttm.corpus.Verification.SEEN;
import static org.rmapcheck.ttm.corpus.Verification.TITLE;

import java.util.List;
import org.rmapcheck.ttm.corpus.Evidence.Scenarios;
import org.rmapcheck.ttm.property.PropertyIds;

/** Bugs of mappings that come and go while a walk looks for them. */
final class MappingBugs {

  private MappingBugs() {}

  static List<KnownBug> all() {
    return List.of(
        new KnownBug(
            "C01",
            SEEN,
            List.of("eb66ae030829 mremap: properly flush TLB before releasing the page"),
            "mremap moves a PTE and drops the page table locks; a walk zaps it at its new address,"
                + " flushes that, and frees the page, which the TLB still maps at the old address.",
            PropertyIds.S5,
            new Scenarios("c01-flush-behind-ptl", "c01-flush-under-ptl"),
            ""),
        new KnownBug(
            "C02",
            TITLE,
            List.of(
                "97113eb39fa7 mm/mremap: hold the rmap lock in write mode when moving page table"
                    + " entries"),
            "mremap moves a whole page table with no lock that a walk would wait for; the walk zaps at"
                + " the new address before the old one is flushed.",
            PropertyIds.S5,
            new Scenarios("c02-no-rmap-lock", "c02-rmap-lock"),
            ""),
        new KnownBug(
            "C04",
            SEEN,
            List.of("b67fbebd4cf9 mmu_gather: Force tlb-flush VM_PFNMAP vmas"),
            "munmap clears PTEs and unlinks the VMA before it flushes; a walk does not find the VMA and"
                + " the page is freed, which the TLB still maps.",
            PropertyIds.S5,
            new Scenarios("c04-flush-behind-unlink", "c04-flush-at-vma-end"),
            ""),
        new KnownBug(
            "C05",
            SEEN,
            List.of(
                "mmu_gather: move tlb flush for VM_PFNMAP/VM_MIXEDMAP vmas into free_pgtables(), v5:"
                    + " a bug found in review"),
            "A flush in the middle of a VMA resets the note that PFNs are zapped and not flushed;"
                + " PTEs zapped behind it are not flushed when the VMA is unlinked.",
            PropertyIds.S5,
            new Scenarios("c05-note-lost", "c05-note-kept"),
            "Never merged. The fix resets the note only where the gather begins."),
        new KnownBug(
            "C06",
            SEEN,
            List.of(
                "99baac21e458 mm: fix MADV_[FREE|DONTNEED] TLB flush miss problem",
                "56236a59556c",
                "4647706ebeee",
                "7a30df49f63a"),
            "One gather clears a PTE and has not flushed; another finds none, flushes nothing, and its"
                + " caller reuses the page.",
            PropertyIds.S4,
            new Scenarios("c06-gathers-apart", "c06-gathers-nested"),
            "Here the two are munmap and a move; MADV_DONTNEED refuses mappings of buffers."),
        new KnownBug(
            "C07",
            SEEN,
            List.of(
                "3ea277194daa mm, mprotect: flush TLB if potentially racing with a parallel reclaim"
                    + " leaving stale TLB entries"),
            "Reclaim clears a PTE and flushes later; munmap meanwhile finds no PTE, flushes nothing and"
                + " is done, while the TLB still has the entry.",
            PropertyIds.S5,
            new Scenarios("c07-batch-ignored", "c07-batch-flushed"),
            "The commit is about mprotect; munmap looks at the same note."),
        new KnownBug(
            "C09",
            SEEN,
            List.of("35e351780fa9 fork: defer linking file vma until vma is fully initialized"),
            "fork calls vm_ops->open before it copies PTEs, not behind; a driver that zaps the child"
                + " there, to track by faults what is mapped, does not know of the copies.",
            PropertyIds.S18,
            new Scenarios("c09-open-before-copy", "c09-open-behind-copy"),
            "The driver was VFIO, with a list of VMAs of its own; mainline kept the order and VFIO gave"
                + " the list up (see C10)."),
        new KnownBug(
            "C10",
            SEEN,
            List.of(
                "aac6db75a9fc vfio/pci: Use unmap_mapping_range()",
                "b7c5e64fecfa vfio: Create vfio_fs_type with inode per device",
                "d71a989cf5d9 vfio/pci: Insert full vma on mmap'd MMIO fault"),
            "->mmap inserts PTEs; a walk of the i_mmap misses them, because the VMA is linked later.",
            PropertyIds.S4,
            new Scenarios("c10-mmap-remaps", "c10-mmap-faults"),
            ""),
        new KnownBug(
            "C11",
            SEEN,
            List.of("fb49c455323f fork: lock VMAs of the parent process when forking"),
            "fork holds mmap_lock and copies a VMA; a fault under the VMA's own lock inserts a PTE"
                + " into it meanwhile.",
            PropertyIds.S14,
            new Scenarios("c11-vmas-unlocked", "c11-vmas-locked"),
            "A broken rule without harm here: PTEs of buffers are not write-protected by fork, and"
                + " mainline's faults on them give the VMA's lock up."),
        new KnownBug(
            "C12",
            SEEN,
            List.of(
                "abafbc551fdd vfio-pci: Invalidate mmaps and block MMIO access on disabled memory"),
            "The device's memory is being disabled and its PTEs are zapped; a fault meanwhile maps it"
                + " again.",
            PropertyIds.S18,
            new Scenarios("c12-fault-ignores", "c12-fault-wakes"),
            "The half of the fix that blocks access; for the half that zaps see C21."),
        new KnownBug(
            "C13",
            SEEN,
            List.of("f8be156be163 KVM: do not allow mapping valid but non-reference-counted pages"),
            "A secondary user reads a pfn from a PFN PTE and keeps it without a reference; the buffer"
                + " moves and the page is freed.",
            PropertyIds.S2,
            new Scenarios("c13-pfn-kept", "c13-refcount-wanted"),
            "No walk of page tables finds a pfn that is kept elsewhere."),
        new KnownBug(
            "C21",
            SEEN,
            List.of("ad74457a6b5a drm/i915/dgfx: Release mmap on rpm suspend"),
            "The device goes to sleep while PTEs to its memory remain.",
            PropertyIds.S18,
            new Scenarios("c21-no-zap", "c21-zap"),
            ""),
        new KnownBug(
            "C31",
            SEEN,
            List.of("667a50db0477 drm/ttm: Refuse to fault (prime-) imported pages"),
            "The importer of a buffer maps its pages through its own device; a move by the exporter"
                + " walks the exporter's i_mmap and misses them.",
            PropertyIds.S4,
            new Scenarios("c31-imported-mapped", "c31-imported-refused"),
            ""));
  }
}
