package org.rmapcheck.ttm.design;

/** What ttm->pages[] holds when the pages have been freed. */
public final class PagesArray {

  public static final Choice CLEARED = new Choice("pages-array", "cleared", "nothing");

  public static final Choice STALE =
      new Choice("pages-array", "stale", "the pages that were freed: nobody clears it");

  static final Switch SWITCH =
      Switch.of(
          "pages-array", "What ttm->pages[] holds when the pages have been freed.", STALE, CLEARED);

  private PagesArray() {}
}
