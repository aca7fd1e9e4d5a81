package org.rmapcheck.ttm.design;

/** Who fills the page tables of a new mapping. */
public final class MmapFill {

  public static final Choice FAULT =
      new Choice("mmap-fill", "fault", "the fault handler: ->mmap writes no PTE");

  public static final Choice REMAP =
      new Choice(
          "mmap-fill", "remap", "->mmap inserts all PTEs, before the VMA is in the file's i_mmap");

  static final Switch SWITCH =
      Switch.of("mmap-fill", "Who fills the page tables of a new mapping.", FAULT, REMAP);

  private MmapFill() {}
}
