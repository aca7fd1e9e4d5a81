package org.rmapcheck.ttm.design;

/** In what order an unplugged device gets rid of its mappings. */
public final class UnplugOrder {

  public static final Choice WAITS =
      new Choice(
          "unplug",
          "waits",
          "mark, wait for faults that have not seen the mark, zap: drm_dev_unplug");

  public static final Choice NO_WAIT =
      new Choice("unplug", "no-wait", "mark and zap, whatever faults are under way");

  public static final Choice ZAP_FIRST =
      new Choice("unplug", "zap-first", "zap, then mark and wait");

  static final Switch SWITCH =
      Switch.of(
          "unplug",
          "In what order an unplugged device gets rid of its mappings.",
          WAITS,
          NO_WAIT,
          ZAP_FIRST);

  private UnplugOrder() {}
}
