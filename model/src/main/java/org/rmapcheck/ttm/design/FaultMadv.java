package org.rmapcheck.ttm.design;

/** Whether a fault looks at the advice. */
public final class FaultMadv {

  public static final Choice CHECKED =
      new Choice(
          "fault-madv", "checked", "vm_fault_ttm answers SIGBUS unless it is I915_MADV_WILLNEED");

  public static final Choice UNCHECKED =
      new Choice("fault-madv", "unchecked", "it maps whatever populate gives");

  static final Switch SWITCH =
      Switch.of("fault-madv", "Whether a fault looks at the advice.", CHECKED, UNCHECKED);

  private FaultMadv() {}
}
