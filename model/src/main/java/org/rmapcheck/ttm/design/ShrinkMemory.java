package org.rmapcheck.ttm.design;

/** Whether shrink_memory follows the shrinker's lists. */
public final class ShrinkMemory {

  public static final Choice BOTH_WAYS =
      new Choice("shrink-memory", "both-ways", "it is changed wherever the lists are");

  public static final Choice ADDED_ONLY =
      new Choice("shrink-memory", "added-only", "what is taken off a list is not subtracted");

  static final Switch SWITCH =
      Switch.of(
          "shrink-memory",
          "Whether shrink_memory follows the shrinker's lists.",
          BOTH_WAYS,
          ADDED_ONLY);

  private ShrinkMemory() {}
}
