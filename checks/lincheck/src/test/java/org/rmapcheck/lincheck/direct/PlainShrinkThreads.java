package org.rmapcheck.lincheck.direct;

import org.jetbrains.lincheck.datastructures.Operation;
import org.rmapcheck.lincheck.direct.Event.Journal;

/** What Lincheck runs: a thread of the user's task, and {@code kswapd}. */
public class PlainShrinkThreads {

  private final PlainI915 i915;

  PlainShrinkThreads(PlainI915.Variant variant) {
    this.i915 = new PlainI915(variant);
  }

  @Operation
  public String shrink() {
    Journal journal = new Journal();
    i915.i915GemShrink(journal);
    return journal.toString();
  }

  @Operation
  public String reclaim() {
    Journal journal = new Journal();
    i915.shrinkFolioList(journal);
    return journal.toString();
  }

  @Operation
  public String store(int value) throws InterruptedException {
    Journal journal = new Journal();
    i915.task().store(journal, value);
    return journal.toString();
  }

  @Operation
  public String load() throws InterruptedException {
    Journal journal = new Journal();
    i915.task().load(journal);
    return journal.toString();
  }

  /** As the kernel is. */
  public static final class Mainline extends PlainShrinkThreads {
    /** The constructor that Lincheck calls. */
    public Mainline() {
      super(PlainI915.Variant.MAINLINE);
    }
  }

  /** The broken lookup. */
  public static final class LookupByPage extends PlainShrinkThreads {
    /** The constructor that Lincheck calls. */
    public LookupByPage() {
      super(PlainI915.Variant.LOOKUP_BY_PAGE);
    }
  }

  /** Without a lookup. */
  public static final class WithoutUnmap extends PlainShrinkThreads {
    /** The constructor that Lincheck calls. */
    public WithoutUnmap() {
      super(PlainI915.Variant.SHRINK_WITHOUT_UNMAP);
    }
  }

  /** Without telling that the page has been written to. */
  public static final class LetGoClean extends PlainShrinkThreads {
    /** The constructor that Lincheck calls. */
    public LetGoClean() {
      super(PlainI915.Variant.LET_GO_CLEAN);
    }
  }
}
