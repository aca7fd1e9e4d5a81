package org.rmapcheck.ttm.design;

/** Whether the TLB of the GPU is invalidated before pages are let go. */
public final class GpuInvalidate {

  public static final Choice BEFORE =
      new Choice(
          "gpu-invalidate", "before", "__i915_gem_object_unset_pages calls flush_tlb_invalidate");

  public static final Choice MISSING =
      new Choice(
          "gpu-invalidate", "missing", "clearing the page tables of the GPU is taken for enough");

  static final Switch SWITCH =
      Switch.of(
          "gpu-invalidate",
          "Whether the TLB of the GPU is invalidated before pages are let go.",
          BEFORE,
          MISSING);

  private GpuInvalidate() {}
}
