package org.rmapcheck.ttm.design;

/** What keeps core reclaim away from the pages of a populated tt. */
public final class Pinning {

  public static final Choice BOTH =
      new Choice("pinning", "both", "AS_UNEVICTABLE of the mapping and the references of the tt");

  public static final Choice REFERENCES =
      new Choice("pinning", "references", "the references alone");

  public static final Choice FLAG = new Choice("pinning", "flag", "the flag alone");

  public static final Choice NONE = new Choice("pinning", "none", "nothing");

  static final Switch SWITCH =
      Switch.of(
          "pinning",
          "What keeps core reclaim away from the pages of a populated tt.",
          BOTH,
          REFERENCES,
          FLAG,
          NONE);

  private Pinning() {}
}
