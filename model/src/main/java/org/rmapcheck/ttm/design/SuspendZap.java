package org.rmapcheck.ttm.design;

/** What the device takes away from user space before it goes to sleep or is disabled. */
public final class SuspendZap {

  public static final Choice DEVICE =
      new Choice(
          "suspend-zap", "device", "every PTE: unmap_mapping_range over the device's mapping");

  public static final Choice VMA_LIST =
      new Choice(
          "suspend-zap",
          "vma-list",
          "PTEs of the VMAs that have faulted, in a list of the driver; vm_ops->open zaps the new VMA");

  public static final Choice MISSING = new Choice("suspend-zap", "missing", "nothing");

  static final Switch SWITCH =
      Switch.of(
          "suspend-zap",
          "What the device takes away from user space before it goes to sleep or is disabled.",
          DEVICE,
          VMA_LIST,
          MISSING);

  private SuspendZap() {}
}
