package org.rmapcheck.cli.trace;

/** What every verdict takes for granted. */
public final class Assumptions {

  /** The machine, in words. */
  public static final String HARDWARE =
      "x86-like TLBs (filled from present PTEs only, flushed synchronously);"
          + " sequentially consistent memory";

  /** What the model leaves out. */
  public static final String NOT_MODELLED =
      "huge pages, signals and out-of-memory paths, CPU hotplug, and any lock or flush that a driver"
          + " takes outside the functions above";

  private Assumptions() {}
}
