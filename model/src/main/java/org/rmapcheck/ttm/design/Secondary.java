package org.rmapcheck.ttm.design;

/** How somebody without page tables of the CPU, such as KVM, gets at a user's pages. */
public final class Secondary {

  public static final Choice NOTIFIER =
      new Choice(
          "secondary", "notifier", "by pfn, and an mmu notifier takes it away with the user's PTE");

  public static final Choice REFCOUNT =
      new Choice(
          "secondary", "refcount", "by reference: get_user_pages, which refuses special PTEs");

  public static final Choice PFN =
      new Choice("secondary", "pfn", "by pfn, which it keeps: follow_pfn without a notifier");

  static final Switch SWITCH =
      Switch.of(
          "secondary",
          "How somebody without page tables of the CPU, such as KVM, gets at a user's pages.",
          NOTIFIER,
          REFCOUNT,
          PFN);

  private Secondary() {}
}
