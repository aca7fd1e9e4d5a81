package org.rmapcheck.ttm.design;

/** Whether a VMA holds a reference on its buffer. */
public final class VmaReference {

  public static final Choice HELD =
      new Choice("vma-reference", "held", "from mmap or ttm_bo_vm_open to ttm_bo_vm_close");

  public static final Choice MISSING =
      new Choice("vma-reference", "missing", "the buffer is gone with its handle");

  static final Switch SWITCH =
      Switch.of("vma-reference", "Whether a VMA holds a reference on its buffer.", HELD, MISSING);

  private VmaReference() {}
}
