package org.rmapcheck.ttm.design;

/** What kind of PTE the fault handler of a buffer installs. */
public final class PteKind {

  public static final Choice SPECIAL =
      new Choice("pte", "special", "vmf_insert_pfn_prot: a PFN, no reference, no mapcount");

  public static final Choice NORMAL =
      new Choice(
          "pte",
          "normal",
          "insert_page, as VM_MIXEDMAP does without PTE_SPECIAL: reference and mapcount");

  static final Switch SWITCH =
      Switch.of("pte", "What kind of PTE the fault handler of a buffer installs.", SPECIAL, NORMAL);

  private PteKind() {}
}
