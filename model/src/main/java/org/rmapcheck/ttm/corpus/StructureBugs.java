package org.rmapcheck.ttm.corpus;

import static org.rmapcheck.ttm.corpus.Verification.SEEN;
import static org.rmapcheck.ttm.corpus.Verification.SOURCE;

import java.util.List;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.ttm.corpus.Evidence.Models;
import org.rmapcheck.ttm.corpus.PanfrostModel.Flaw;

/** Bugs of lists, references and locks, in models of their own. */
final class StructureBugs {

  private StructureBugs() {}

  static List<KnownBug> all() {
    return List.of(
        new KnownBug(
            "C14",
            SEEN,
            List.of("8a1968bd997f mm/shmem, swap: fix race of truncate and swap entry split"),
            "Truncation reads how large a swap entry is, a fault splits the entry, and truncation erases"
                + " the first part and frees the swap space of all of it.",
            StructureIds.LOST_WRITE,
            pair(
                "c14",
                new SwapEntryModel(false),
                new SwapEntryModel(true),
                "order=read-before",
                "order=read-under-lock",
                5),
            ""),
        new KnownBug(
            "C16",
            SEEN,
            List.of("9cb189a88273 udmabuf: fix racy memfd sealing check"),
            "udmabuf sees that a memfd is not sealed against writing; it is sealed, then udmabuf pins"
                + " its pages for devices that write.",
            StructureIds.DEVICE_ACCESS,
            pair(
                "c16",
                new UdmabufModel(false),
                new UdmabufModel(true),
                "inode-lock=not-taken",
                "inode-lock=shared",
                6),
            "Truncation cannot slip in there: the seal against it is never taken away."),
        new KnownBug(
            "C26",
            SEEN,
            List.of(
                "9bff18d13473 drm/ttm: use per BO cleanup workers: reports of a refcount underflow"),
            "The last put resurrects a busy buffer for a worker; an evictor meets it, cleans up and puts"
                + " it too, so the worker works on a destroyed buffer.",
            StructureIds.LIFETIME,
            pair(
                "c26",
                new DeleteModel(true),
                new DeleteModel(false),
                "evict-cleanup=puts",
                "evict-cleanup=keeps",
                12),
            "Reported by Lang Yu and Stolarek in 2023; 6.12 has no ttm_bo_cleanup_refs any more."),
        new KnownBug(
            "C27",
            SEEN,
            List.of("c8a5d5ea3ba6 nouveau: fix client work fence deletion race"),
            "A fence's bit is set but its callbacks have not run; a waiter sees the bit and frees the"
                + " work item that a callback is in.",
            StructureIds.LIFETIME,
            pair(
                "c27",
                new FenceModel(false),
                new FenceModel(true),
                "ready-check=unlocked",
                "ready-check=fence-lock",
                5),
            ""),
        new KnownBug(
            "C28",
            SEEN,
            List.of(
                "b2ed01e7ad3d drm/ttm: Fix ttm_bo_swapout() infinite LRU walk on swapout failure",
                "1d59f36e95f7 the same for ttm_bo_shrink()"),
            "A swapout that fails puts the buffer at the tail of the list, behind the cursor of the walk,"
                + " which meets it again and again.",
            StructureIds.WALK_ENDS,
            pair(
                "c28",
                new LruWalkModel(true),
                new LruWalkModel(false),
                "failed-buffer=to-tail",
                "failed-buffer=stays",
                5),
            "The hang itself is a matter of liveness; here a walk must not meet a buffer twice."),
        panfrost(
            "C33",
            "7e0cf7e9936c drm/panfrost: Make sure the shrinker does not reclaim referenced BOs",
            "The shrinker purges a buffer that is not needed while a job still uses it.",
            StructureIds.FREED_MAPPED,
            Flaw.IGNORES_GPU_USE,
            "shrinker=ignores-gpu-use",
            "shrinker=checks-gpu-use",
            9),
        panfrost(
            "C34",
            "70cc77952efe drm/panfrost: Fix a race in panfrost_ioctl_madvise()",
            "Two madvise calls set the advice outside the lock of the list, so advice and membership"
                + " end up apart.",
            StructureIds.LISTS,
            Flaw.ADVICE_OUTSIDE_LOCK,
            "madvise=advice-outside-lock",
            "madvise=advice-under-lock",
            10),
        panfrost(
            "C35",
            "9fc33eaaa979 drm/panfrost: Fix shrinker list corruption by madvise IOCTL",
            "A second DONTNEED adds a buffer to the list that it is on already.",
            StructureIds.LISTS,
            Flaw.ADDS_TO_LIST,
            "madvise=list-add",
            "madvise=list-move",
            9),
        new KnownBug(
            "C36",
            SEEN,
            List.of(
                "e57f2187ccc1 drm/panfrost: Fix dma_resv deadlock at drm object pin time",
                "8c2f5dd0c362 drm/lima: the same"),
            "A driver's pin callback locks the reservation that its caller holds.",
            StructureIds.HANG,
            pair(
                "c36", new PinModel(true), new PinModel(false), "pin=locks", "pin=assumes-lock", 1),
            "A hang of one thread by itself."),
        new KnownBug(
            "C38",
            SEEN,
            List.of(
                "26d3ac3cb04d drm/shmem-helpers: Redirect mmap for imported dma-buf",
                "f49a51bfdc8e the fix of its forwarding"),
            "The exporter sets a VMA's operations and their object, then drm_gem_mmap_obj puts the"
                + " importer's object in its place.",
            StructureIds.LIFETIME,
            pair(
                "c38",
                new ImportedMmapModel(false),
                new ImportedMmapModel(true),
                "private-data=set-behind-callback",
                "private-data=set-before",
                3),
            "It takes no second thread. That the redirection forgot a reference where it fails is not"
                + " modelled."),
        new KnownBug(
            "C40",
            SOURCE,
            List.of("drm_gem_shmem_purge puts pages before it unmaps them"),
            "The pages are put while they are mapped; reclaim takes them before the PTEs go, unless each"
                + " VMA counts as a user of the pages.",
            StructureIds.FREED_MAPPED,
            new Evidence.Scenarios("c40-vma-uncounted", "c40-vma-counted"),
            "Linux 6.12 is the fix; no kernel is known that had the bug."));
  }

  private static KnownBug panfrost(
      String id,
      String commit,
      String race,
      String property,
      Flaw flaw,
      String setting,
      String fix,
      int depth) {
    return new KnownBug(
        id,
        SEEN,
        List.of(commit),
        race,
        property,
        pair(
            id.toLowerCase(java.util.Locale.ROOT),
            new PanfrostModel(flaw),
            new PanfrostModel(Flaw.NONE),
            setting,
            fix,
            depth),
        "");
  }

  private static Models pair(
      String name,
      ModelDefinition buggy,
      ModelDefinition fixed,
      String buggySetting,
      String fixedSetting,
      int depth) {
    return new Models(
        buggy.build(name + "-buggy"),
        fixed.build(name + "-fixed"),
        buggySetting,
        fixedSetting,
        depth);
  }
}
