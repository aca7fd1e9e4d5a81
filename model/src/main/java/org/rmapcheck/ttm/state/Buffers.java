package org.rmapcheck.ttm.state;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Buffer objects: reservation, resource, ttm_tt, kernel fence, the copy in flight, and the ghost
 * that holds the old backing until the copy is done.
 */
public final class Buffers {

  /**
   * Who holds a reservation; which CPU, says {@code resv_cpu}. Actors that a scenario leaves out
   * add bits to the variable but no states.
   */
  public enum Holder {
    FREE,
    MOVER,
    CPU,
    SWAPOUT,
    SHRINKER,
    MADVISE,
    EVICTOR,
    ACCESS,
    GPU_USER,
    WORKER,
    RUNTIME,
    KERNEL
  }

  /** Where a buffer is, by {@code bo->resource}, which is none when its pages were let go. */
  public enum Memory {
    SYSTEM,
    VRAM,
    NONE
  }

  /** {@code bo->base.resv}. */
  public final Reservations resv;

  /** {@code bo->resource->mem_type}. */
  public final Variable memory;

  /** The VRAM slot that {@code bo->resource} owns. */
  public final Variable slot;

  /** {@code bo->ttm->pages[i]}. */
  public final Variable ttPage;

  /** A kernel fence for the job below has been added to the reservation. */
  public final Variable fence;

  /** The GPU has a copy job for the buffer that has not signalled. */
  public final Variable job;

  /** Source and target of the copy in progress, page by page. */
  public final Variable copyFrom;

  public final Variable copyTo;

  /** A ghost object of the buffer exists. */
  public final Variable ghost;

  /** What the ghost holds: pages of the old tt, or the old VRAM slot. */
  public final Variable ghostPage;

  public final Variable ghostSlot;

  /** Ghost variable: the first byte has been copied, the copy is not finished. */
  public final Variable copying;

  /** Ghost variable: a mover's lookup for the buffer has begun and not returned. */
  public final Variable unmapping;

  private final Sets sets;
  private final Variable placeOfFrame;
  private final Variable placeOfSlot;

  Buffers(ModelBuilder m, Sets sets, boolean sharedResv) {
    this.sets = sets;
    placeOfFrame =
        m.constant(
            "place_of_frame",
            new Type.Id(sets.places(), false),
            numbers(0, sets.frames().size()),
            sets.frames());
    placeOfSlot =
        m.constant(
            "place_of_slot",
            new Type.Id(sets.places(), false),
            numbers(sets.frames().size(), sets.slots().size()),
            sets.slots());
    resv = new Reservations(m, sets, sharedResv);
    memory = m.enumeration("memory", Memory.class, sets.buffers());
    slot = m.optionalId("slot", sets.slots(), sets.buffers());
    ttPage = m.optionalId("tt_page", sets.frames(), sets.buffers(), sets.pages());
    fence = m.bool("fence", sets.buffers());
    job = m.bool("job", sets.buffers());
    copyFrom = m.optionalId("copy_from", sets.places(), sets.buffers(), sets.pages());
    copyTo = m.optionalId("copy_to", sets.places(), sets.buffers(), sets.pages());
    ghost = m.bool("ghost", sets.buffers());
    ghostPage = m.optionalId("ghost_page", sets.frames(), sets.buffers(), sets.pages());
    ghostSlot = m.optionalId("ghost_slot", sets.slots(), sets.buffers());
    copying = m.declare("copying", new Type.Bool(), Variable.Kind.GHOST, sets.buffers());
    unmapping = m.declare("unmapping", new Type.Bool(), Variable.Kind.GHOST, sets.buffers());
  }

  private static java.util.List<Long> numbers(int from, int count) {
    return java.util.stream.LongStream.range(from, from + count).boxed().toList();
  }

  /** The place of a frame, none for none. */
  public Expr placeOfFrame(Expr frame) {
    return Expr.ifThenElse(frame.isNone(), sets.places().none(), placeOfFrame.at(frame));
  }

  /** The place of a page in a VRAM slot, none for none. */
  public Expr placeOfSlot(Expr vramSlot) {
    return Expr.ifThenElse(vramSlot.isNone(), sets.places().none(), placeOfSlot.at(vramSlot));
  }

  /** The place that a VRAM slot's pages have. */
  public Expr slotPlace(Expr vramSlot) {
    return placeOfSlot.at(vramSlot);
  }

  /** Whether the place is in VRAM. */
  public Expr isVram(Expr place) {
    Expr behindFrames =
        place.isSome().and(place.lessThan(sets.places().member(sets.frames().size())).not());
    Expr notSwap =
        sets.swap().map(swap -> behindFrames.and(place.isNot(swap))).orElse(behindFrames);
    return sets.dummy().map(dummy -> notSwap.and(place.isNot(dummy))).orElse(notSwap);
  }

  /** The place that backs a page now: by resource and tt; none if there is none. */
  public Expr backing(Expr b, Expr p) {
    return Expr.ifThenElse(
        memory.at(b).is(Memory.VRAM), placeOfSlot(slot.at(b)), placeOfFrame(ttPage.at(b, p)));
  }

  /** {@code ttm_tt_is_populated}: all pages are allocated at once, under the reservation. */
  public Expr populated(Expr b) {
    return ttPage.at(b, sets.pages().first()).isSome();
  }

  /** Whether {@code dma_resv_test_signaled(resv, DMA_RESV_USAGE_KERNEL)} would say no. */
  public Expr fencePending(Expr b) {
    if (!resv.shared()) {
      return fence.at(b).and(job.at(b));
    }
    Expr.Bound o = sets.buffers().any("fenced");
    return Expr.exists(o, fence.at(o).and(job.at(o)));
  }

  /** Whether the resource or the ghost of a buffer owns the slot: it is not free. */
  public Expr ownsSlot(Expr b, Expr vramSlot) {
    return slot.at(b).is(vramSlot).or(ghostSlot.at(b).is(vramSlot));
  }

  /** Whether resource, tt or ghost of the buffer have the place. */
  public Expr holds(Expr b, Expr p, Expr place) {
    return place
        .is(placeOfFrame(ttPage.at(b, p)))
        .or(place.is(placeOfFrame(ghostPage.at(b, p))))
        .or(place.is(placeOfSlot(slot.at(b))))
        .or(place.is(placeOfSlot(ghostSlot.at(b))));
  }

  /** Whether the buffer owns the slot, or a copy of the buffer reads or writes it. */
  public Expr usesSlot(Expr b, Expr vramSlot) {
    Expr.Bound p = sets.pages().any("used");
    Expr place = placeOfSlot.at(vramSlot);
    Expr copied = copyFrom.at(b, p).is(place).or(copyTo.at(b, p).is(place));
    return ownsSlot(b, vramSlot).or(Expr.exists(p, copied));
  }
}
