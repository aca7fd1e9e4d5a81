package org.rmapcheck.cli.trace;

/** What every verdict takes for granted. */
public final class Assumptions {

  /** The machine, in words. */
  public static final String HARDWARE =
      "x86-like TLBs (filled from present PTEs only, flushed synchronously);"
          + " sequentially consistent memory";

  private Assumptions() {}
}
