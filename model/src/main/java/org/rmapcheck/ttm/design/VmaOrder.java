package org.rmapcheck.ttm.design;

/** Where an i_mmap has the VMA of a forked child, or the one that mremap moves to. */
public final class VmaOrder {

  public static final Choice BEHIND =
      new Choice(
          "vma-order",
          "behind",
          "behind the VMA it comes from: vma_interval_tree_insert_after, equals go to the right");

  public static final Choice BEFORE =
      new Choice("vma-order", "before", "before it: a walk that has passed does not come back");

  static final Switch SWITCH =
      Switch.of(
          "vma-order",
          "Where an i_mmap has the VMA of a forked child, or the one that mremap moves to.",
          BEHIND,
          BEFORE);

  private VmaOrder() {}
}
