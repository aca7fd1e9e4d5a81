package org.rmapcheck.ttm.design;

/** Which reservation an eviction within a move drops behind the evicted buffer. */
public final class EvictUnlock {

  public static final Choice OWN_LOCK =
      new Choice("evict-unlock", "own-lock", "only one that the walk has taken (bo_needs_unlock)");

  public static final Choice ALWAYS =
      new Choice("evict-unlock", "always", "that of the evicted buffer, whoever has taken it");

  static final Switch SWITCH =
      Switch.of(
          "evict-unlock",
          "Which reservation an eviction within a move drops behind the evicted buffer.",
          OWN_LOCK,
          ALWAYS);

  private EvictUnlock() {}
}
