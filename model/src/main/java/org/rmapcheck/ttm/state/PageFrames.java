package org.rmapcheck.ttm.state;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Variable;

/**
 * Page frames: the fields of {@code struct page} that designs differ in, and the shmem file.
 *
 * <p>Each page of each buffer has its own small group of frames, taken lowest first. Who holds a
 * frame is not stored: the tt, the ghost, the file or a reference-counted PTE names it. A frame
 * without a holder is free, whatever still maps it. Frames are never handed from one page to
 * another, which loses nothing: a translation that outlives its frame is reported when the frame is
 * freed, before anyone else could get it.
 */
public final class PageFrames {

  /** {@code page->mapping}. */
  public enum Mapping {
    NONE,
    SHMEM,
    DEVICE
  }

  /** {@code page->index}. */
  public enum Index {
    NONE,
    FILE,
    FAKE_OFFSET
  }

  /** {@code page->mapping}. */
  public final Variable mapping;

  /** {@code page->index}: the index in the file, or the buffer's fake offset. */
  public final Variable index;

  /** The frame is in the page cache of the buffer's shmem file, at the index of its page. */
  public final Variable inFile;

  private final boolean ghostTakesFile;
  private final boolean ttHolds;
  private final Sets sets;
  private final Buffers buffers;

  /**
   * Declares the fields.
   *
   * @param ghostTakesFile a ghost has a file of its own, so its pages are not those of the tt's
   * @param ttHolds the tt's references keep its pages
   */
  PageFrames(ModelBuilder m, Sets sets, Buffers buffers, boolean ghostTakesFile, boolean ttHolds) {
    this.ghostTakesFile = ghostTakesFile;
    this.ttHolds = ttHolds;
    this.sets = sets;
    this.buffers = buffers;
    mapping = m.enumeration("mapping", Mapping.class, sets.buffers(), sets.pages(), sets.frames());
    index = m.enumeration("index", Index.class, sets.buffers(), sets.pages(), sets.frames());
    inFile = m.bool("in_file", sets.buffers(), sets.pages(), sets.frames());
  }

  /** The frame in the file's slot for the page, or none; the lowest should there be two. */
  public Expr filePage(Expr b, Expr p) {
    Expr found = sets.frames().none();
    for (int f = sets.frames().size() - 1; f >= 0; f--) {
      Expr frame = sets.frames().member(f);
      Expr here = inFile.at(b, p, frame);
      if (ghostTakesFile) {
        here = here.and(buffers.ghostPage.at(b, p).isNot(frame));
      }
      found = Expr.ifThenElse(here, frame, found);
    }
    return found;
  }

  /** Whether tt, ghost or file hold the frame. */
  public Expr owned(Expr b, Expr p, Expr frame) {
    Expr byGhost = buffers.ghostPage.at(b, p).is(frame);
    Expr byTt = ttHolds ? buffers.ttPage.at(b, p).is(frame).or(byGhost) : byGhost;
    return byTt.or(inFile.at(b, p, frame));
  }
}
