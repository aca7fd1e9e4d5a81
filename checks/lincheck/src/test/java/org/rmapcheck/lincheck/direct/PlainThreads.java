package org.rmapcheck.lincheck.direct;

import org.jetbrains.lincheck.datastructures.Operation;
import org.rmapcheck.lincheck.direct.Event.Journal;

/** What Lincheck runs: a thread of the user's task, and one that moves the buffer. */
public class PlainThreads {

  private final PlainTtm ttm;

  PlainThreads(PlainTtm.Variant variant) {
    this.ttm = new PlainTtm(variant);
  }

  @Operation
  public String move() throws InterruptedException {
    Journal journal = new Journal();
    ttm.ttmBoValidate(journal);
    return journal.toString();
  }

  @Operation
  public String store(int value) throws InterruptedException {
    Journal journal = new Journal();
    ttm.task().store(journal, value);
    return journal.toString();
  }

  @Operation
  public String load() throws InterruptedException {
    Journal journal = new Journal();
    ttm.task().load(journal);
    return journal.toString();
  }

  /** One access, which need not find a translation. */
  @Operation
  public String loadOnce() {
    Journal journal = new Journal();
    ttm.task().tryLoad(journal);
    return journal.toString();
  }

  /** What a lookup does with the VMA that it has found. */
  @Operation
  public String zap() {
    Journal journal = new Journal();
    ttm.zapPageRangeSingle(journal);
    return journal.toString();
  }

  /** As the kernel is. */
  public static final class Mainline extends PlainThreads {
    /** The constructor that Lincheck calls. */
    public Mainline() {
      super(PlainTtm.Variant.MAINLINE);
    }
  }

  /** The broken lookup. */
  public static final class LookupByPage extends PlainThreads {
    /** The constructor that Lincheck calls. */
    public LookupByPage() {
      super(PlainTtm.Variant.LOOKUP_BY_PAGE);
    }
  }

  /** Without the flush. */
  public static final class NoFlush extends PlainThreads {
    /** The constructor that Lincheck calls. */
    public NoFlush() {
      super(PlainTtm.Variant.NO_FLUSH);
    }
  }

  /** Without the reservation. */
  public static final class FaultWithoutReservation extends PlainThreads {
    /** The constructor that Lincheck calls. */
    public FaultWithoutReservation() {
      super(PlainTtm.Variant.FAULT_WITHOUT_RESERVATION);
    }
  }
}
