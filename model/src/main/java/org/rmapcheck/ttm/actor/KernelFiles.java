package org.rmapcheck.ttm.actor;

/** The kernel's source files that steps refer to. */
final class KernelFiles {

  static final String TTM_BO = "drivers/gpu/drm/ttm/ttm_bo.c";
  static final String TTM_BO_H = "include/drm/ttm/ttm_bo.h";
  static final String TTM_BO_UTIL = "drivers/gpu/drm/ttm/ttm_bo_util.c";
  static final String TTM_BO_VM = "drivers/gpu/drm/ttm/ttm_bo_vm.c";
  static final String TTM_TT = "drivers/gpu/drm/ttm/ttm_tt.c";
  static final String I915_TTM = "drivers/gpu/drm/i915/gem/i915_gem_ttm.c";
  static final String I915_TTM_MOVE = "drivers/gpu/drm/i915/gem/i915_gem_ttm_move.c";
  static final String I915_GEM = "drivers/gpu/drm/i915/i915_gem.c";
  static final String I915_EXECBUFFER = "drivers/gpu/drm/i915/gem/i915_gem_execbuffer.c";
  static final String I915_VMA = "drivers/gpu/drm/i915/i915_vma.c";
  static final String I915_WW = "drivers/gpu/drm/i915/i915_gem_ww.c";
  static final String I915_PAGES = "drivers/gpu/drm/i915/gem/i915_gem_pages.c";
  static final String I915_SHMEM = "drivers/gpu/drm/i915/gem/i915_gem_shmem.c";
  static final String I915_SHRINKER = "drivers/gpu/drm/i915/gem/i915_gem_shrinker.c";
  static final String I915_OBJECT_H = "drivers/gpu/drm/i915/gem/i915_gem_object.h";
  static final String I915_GEM_OBJECT = "drivers/gpu/drm/i915/gem/i915_gem_object.c";
  static final String I915_RPM = "drivers/gpu/drm/i915/intel_runtime_pm.c";
  static final String I915_DRIVER = "drivers/gpu/drm/i915/i915_driver.c";
  static final String DRM_GEM = "drivers/gpu/drm/drm_gem.c";
  static final String VMSCAN = "mm/vmscan.c";
  static final String MEMORY = "mm/memory.c";
  static final String MMU_GATHER = "mm/mmu_gather.c";
  static final String RMAP = "mm/rmap.c";
  static final String SHMEM = "mm/shmem.c";
  static final String PAGE_VMA_MAPPED = "mm/page_vma_mapped.c";
  static final String X86_TLB = "arch/x86/mm/tlb.c";
  static final String X86_FAULT = "arch/x86/mm/fault.c";
  static final String DMA_FENCE = "drivers/dma-buf/dma-fence.c";
  static final String MMAP = "mm/mmap.c";
  static final String VMA = "mm/vma.c";
  static final String MREMAP = "mm/mremap.c";
  static final String FORK = "kernel/fork.c";

  private KernelFiles() {}
}
