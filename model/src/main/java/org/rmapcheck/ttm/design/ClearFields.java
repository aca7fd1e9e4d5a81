package org.rmapcheck.ttm.design;

/** Whether TTM clears the fields that it wrote before it frees a page. */
public final class ClearFields {

  public static final Choice YES = new Choice("clear-fields", "yes", "ttm_tt_clear_mapping");

  public static final Choice NO = new Choice("clear-fields", "no", "it does not");

  static final Switch SWITCH =
      Switch.of(
          "clear-fields",
          "Whether TTM clears the fields that it wrote before it frees a page.",
          YES,
          NO);

  private ClearFields() {}
}
