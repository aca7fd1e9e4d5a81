package org.rmapcheck.ttm.design;

/** Whether a VMA counts as a user of a drm_gem_shmem object's pages. */
public final class VmaPages {

  public static final Choice COUNTED =
      new Choice("vma-pages", "counted", "each VMA holds pages_use_count, from mmap to close");

  public static final Choice UNCOUNTED =
      new Choice("vma-pages", "uncounted", "only the GPU's use counts");

  static final Switch SWITCH =
      Switch.of(
          "vma-pages",
          "Whether a VMA counts as a user of a drm_gem_shmem object's pages.",
          COUNTED,
          UNCOUNTED);

  private VmaPages() {}
}
