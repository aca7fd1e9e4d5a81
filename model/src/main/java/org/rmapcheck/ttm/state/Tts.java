package org.rmapcheck.ttm.state;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * What a buffer's tt and its shmem file are beyond their pages: flags, advice, list membership,
 * dirty pages and swap entries. Each is state only where an actor of the scenario changes it;
 * elsewhere it is no part of the model.
 */
public final class Tts {

  /** {@code obj->mm.madv}. */
  public enum Madv {
    WILLNEED,
    DONTNEED,
    PURGED
  }

  /** The list that {@code obj->mm.link} is on. */
  public enum ShrinkList {
    NONE,
    SHRINK,
    PURGE
  }

  /** {@code TTM_TT_FLAG_SWAPPED} of the buffer's tt. */
  public final Variable swapped;

  public final Variable madv;

  /** {@code obj->mm.pages}: the driver has looked the pages up for the GPU. */
  public final Variable hasPages;

  public final Variable list;

  /** How often the pages of the buffer's tts are counted in {@code ttm_pages_allocated}. */
  public final Variable allocated;

  /** The folio of a page is dirty. */
  public final Variable dirty;

  /** The file's slot is a swap entry; a frame of it that is left is in the swap cache. */
  public final Variable inSwap;

  /** {@code AS_UNEVICTABLE} of the file's mapping. */
  public final Variable unevictable;

  /** The file of the ghost's tt has been put through a pointer of its old owner. */
  public final Variable ghostFileGone;

  private final boolean swaps;
  private final boolean advises;
  private final boolean evicts;

  Tts(ModelBuilder m, java.util.Set<String> actors, Sets sets) {
    boolean shrinker = actors.contains("shrinker");
    boolean madvise = actors.contains("madvise");
    swaps = shrinker || actors.contains("swapout");
    advises = shrinker || madvise;
    evicts = actors.contains("reclaim");
    Type bool = new Type.Bool();
    IdSet[] pages = {sets.buffers(), sets.pages()};
    swapped = declare(m, swaps, "swapped", bool, sets.buffers());
    madv = declare(m, advises, "madv", Type.Enumeration.of(Madv.class), sets.buffers());
    hasPages = declare(m, advises || actors.contains("exec"), "has_pages", bool, sets.buffers());
    list = declare(m, advises, "list", Type.Enumeration.of(ShrinkList.class), sets.buffers());
    allocated = declare(m, swaps, "allocated", new Type.IntRange(-2, 2), sets.buffers());
    if (swaps) {
      m.initiallyAll(allocated, new Expr.Const(allocated.type(), 0));
    }
    dirty = declare(m, evicts, "dirty", bool, sets.buffers(), sets.pages(), sets.frames());
    inSwap = declare(m, sets.swap().isPresent(), "in_swap", bool, pages);
    unevictable = declare(m, evicts, "unevictable", bool, sets.buffers());
    ghostFileGone = declare(m, shrinker, "ghost_file_gone", bool, sets.buffers());
  }

  private static Variable declare(
      ModelBuilder m, boolean used, String name, Type type, IdSet... dimensions) {
    return used
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Some actor sets or clears {@code TTM_TT_FLAG_SWAPPED}. */
  public boolean swap() {
    return swaps;
  }

  /** Advice, shrink lists and a resource that may be gone are state. */
  public boolean advise() {
    return advises;
  }

  /** Core reclaim is at work: dirty bits and {@code AS_UNEVICTABLE} are state. */
  public boolean evict() {
    return evicts;
  }

  /** The buffer's contents are not given up. */
  public Expr wanted(Expr b) {
    return advises ? madv.at(b).is(Madv.WILLNEED) : Expr.of(true);
  }
}
