package org.rmapcheck.ttm.design;

/**
 * How a move finds the page tables that map the pages of a buffer in system memory; from VRAM it is
 * always by range.
 */
public final class Lookup {

  public static final Choice RANGE =
      new Choice(
          "lookup",
          "range",
          "unmap_mapping_range over the fake offset range of the device mapping");

  public static final Choice PAGE =
      new Choice(
          "lookup", "page", "an ideal rmap_walk from page->mapping and page->index over every VMA");

  public static final Choice PAGE_UNTIL_UNMAPPED =
      new Choice(
          "lookup",
          "page-until-unmapped",
          "rmap_walk with .done = folio_not_mapped, as try_to_unmap runs it");

  public static final Choice PAGE_IF_MAPPED =
      new Choice(
          "lookup",
          "page-if-mapped",
          "rmap_walk behind a folio_mapped test, as reclaim and truncate call it");

  static final Switch SWITCH =
      Switch.of(
          "lookup",
          "How a move finds the page tables that map the pages of a buffer in system memory; from VRAM it is always by range.",
          RANGE,
          PAGE,
          PAGE_UNTIL_UNMAPPED,
          PAGE_IF_MAPPED);

  private Lookup() {}
}
