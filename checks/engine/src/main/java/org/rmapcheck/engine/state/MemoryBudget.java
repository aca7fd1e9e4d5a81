package org.rmapcheck.engine.state;

import java.util.function.Supplier;

/** Keeps account of the bytes of large arrays, so that a search ends before the machine suffers. */
public final class MemoryBudget {

  /** Thrown in place of an allocation that the budget does not allow. */
  public static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exhausted(String message) {
      super(message);
    }
  }

  private final long limit;
  private long used;
  private long peak;

  /** A budget of so many bytes. */
  public MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** Whether so many more bytes are within the limit. */
  boolean allows(long bytes) {
    return bytes <= limit - used;
  }

  /** Whether so many bytes are less than half of all that there may be. */
  boolean isAmple(long bytes) {
    return bytes < limit / 2;
  }

  /** Takes bytes from the budget; to be called before they are allocated. */
  public void take(long bytes) {
    if (!allows(bytes)) {
      throw new Exhausted(used + " bytes in use, " + bytes + " more would exceed " + limit);
    }
    used += bytes;
    peak = Math.max(peak, used);
  }

  /**
   * Takes bytes and allocates what they are for; gives them back if the virtual machine has no
   * memory left.
   *
   * @throws Exhausted if the budget does not allow them
   */
  <T> T allocate(long bytes, Supplier<T> allocation) {
    take(bytes);
    try {
      return allocation.get();
    } catch (OutOfMemoryError e) {
      giveBack(bytes);
      throw e;
    }
  }

  /** Gives bytes back; to be called when nothing refers to them any more. */
  void giveBack(long bytes) {
    used -= bytes;
  }

  /** Bytes in use. */
  public long used() {
    return used;
  }

  /** The most bytes that were in use at one time. */
  public long peak() {
    return peak;
  }
}
