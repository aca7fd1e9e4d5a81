package org.rmapcheck.ttm.design;

/** Whose i_mmap the user's VMAs of a buffer are linked in. */
public final class VmaFile {

  public static final Choice DEVICE =
      new Choice("vma-file", "device", "the DRM device's anonymous inode");

  public static final Choice SHMEM =
      new Choice("vma-file", "shmem", "the shmem file of the buffer");

  public static final Choice MIXED =
      new Choice(
          "vma-file",
          "mixed",
          "the device's for the first address space, the shmem file for the others");

  static final Switch SWITCH =
      Switch.of(
          "vma-file",
          "Whose i_mmap the user's VMAs of a buffer are linked in.",
          DEVICE,
          SHMEM,
          MIXED);

  private VmaFile() {}
}
