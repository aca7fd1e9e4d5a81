package org.rmapcheck.ttm.design;

/** How ttm_pages_allocated counts the pages of tts. */
public final class Accounting {

  public static final Choice BY_FLAG =
      new Choice("accounting", "by-flag", "tts with TTM_TT_FLAG_EXTERNAL are not counted");

  public static final Choice COUNTED = new Choice("accounting", "counted", "all are counted");

  public static final Choice ADD_MISSED =
      new Choice(
          "accounting",
          "add-missed",
          "the flag is not tested where pages are added, but where they are subtracted");

  public static final Choice SUB_MISSED =
      new Choice(
          "accounting",
          "sub-missed",
          "the flag is tested where pages are added, but not where they are subtracted");

  static final Switch SWITCH =
      Switch.of(
          "accounting",
          "How ttm_pages_allocated counts the pages of tts.",
          BY_FLAG,
          COUNTED,
          ADD_MISSED,
          SUB_MISSED);

  private Accounting() {}
}
