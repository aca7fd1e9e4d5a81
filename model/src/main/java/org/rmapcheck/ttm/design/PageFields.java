package org.rmapcheck.ttm.design;

/** What page->mapping and page->index of a tt's pages hold. */
public final class PageFields {

  public static final Choice OWN =
      new Choice(
          "page-fields",
          "own",
          "what the allocator set: nothing for pool pages, file and index for shmem pages");

  public static final Choice WRITTEN =
      new Choice(
          "page-fields",
          "written",
          "TTM writes the device mapping at populate and the fake offset at fault, clears at unpopulate");

  public static final Choice CLEARED =
      new Choice("page-fields", "cleared", "TTM sets both to nothing at populate");

  static final Switch SWITCH =
      Switch.of(
          "page-fields",
          "What page->mapping and page->index of a tt's pages hold.",
          OWN,
          WRITTEN,
          CLEARED);

  private PageFields() {}
}
