package org.rmapcheck.ttm.design;

/** The even_cows argument of the lookup by range. */
public final class EvenCows {

  public static final Choice ONE =
      new Choice("even-cows", "1", "drm_vma_node_unmap passes 1: every PTE in range goes");

  public static final Choice ZERO =
      new Choice(
          "even-cows",
          "0",
          "old zap_details.check_mapping: skip a normal PTE whose page->mapping is another");

  static final Switch SWITCH =
      Switch.of("even-cows", "The even_cows argument of the lookup by range.", ONE, ZERO);

  private EvenCows() {}
}
