package org.rmapcheck.ttm.design;

/** Whose address_space a VMA is linked in that maps a buffer through its dma-buf. */
public final class DmaBufRoute {

  public static final Choice DEVICE =
      new Choice("dma-buf", "device", "the device's: drm_gem_dmabuf_export sets f_mapping");

  public static final Choice OWN =
      new Choice("dma-buf", "own", "that of the dma-buf's own file, as dma_buf_export leaves it");

  public static final Choice IMPORTER =
      new Choice("dma-buf", "importer", "that of another device, which has imported the buffer");

  static final Switch SWITCH =
      Switch.of(
          "dma-buf",
          "Whose address_space a VMA is linked in that maps a buffer through its dma-buf.",
          DEVICE,
          OWN,
          IMPORTER);

  private DmaBufRoute() {}
}
