package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.FaultReservation;
import org.rmapcheck.ttm.design.FileOwner;
import org.rmapcheck.ttm.design.Pinning;
import org.rmapcheck.ttm.design.SharedResv;
import org.rmapcheck.ttm.design.ShrinkIdle;
import org.rmapcheck.ttm.design.ShrinkUnmap;
import org.rmapcheck.ttm.design.TruncateUnmap;
import org.rmapcheck.ttm.design.Unbind;
import org.rmapcheck.ttm.design.Unmap;
import org.rmapcheck.ttm.state.Buffers.Memory;

/**
 * The state of a scenario's model, and its scope and design: what actors and properties talk of.
 */
public final class Machine {

  /** Keys of the actors that take part. */
  public final Set<String> actors;

  /** How properties of translations are asked. */
  public final PropertyForm form;

  public final Scope scope;
  public final Design design;
  public final Sets sets;
  public final Buffers buffers;
  public final Tts tts;
  public final ShrinkOrder order;
  public final GemReferences references;
  public final RuntimePm rpm;
  public final PageFrames frames;
  public final AddressSpaces spaces;
  public final Device device;
  public final OtherMappings others;
  public final Content content;
  public final GpuTables gpu;
  public final MoveFence evictions;
  public final GemObjects gem;
  public final Lifetimes lifetimes;

  /** The slot that a move has allocated and not yet published, where moves of others meet it. */
  public final Optional<Variable> newSlot;

  /** Ghost variable, where faults take no reservation: inserted while a lookup was under way. */
  public final Optional<Variable> cameBack;

  /**
   * Declares the state.
   *
   * @param actors keys of the actors that take part
   * @param gatherers the processes that zap page tables, which have a gather each
   * @param form how properties of translations are asked
   */
  public Machine(
      ModelBuilder m,
      Scope scope,
      Design design,
      Set<String> actors,
      List<String> gatherers,
      PropertyForm form) {
    this.form = form;
    this.actors = Set.copyOf(actors);
    this.scope = scope;
    this.design = design;
    sets = Sets.declare(m, scope, design, actors);
    buffers = new Buffers(m, sets, design.is(SharedResv.SHARED));
    tts = new Tts(m, actors, sets);
    references = new GemReferences(m, actors, sets);
    rpm = new RuntimePm(m, actors);
    order = new ShrinkOrder(m, design, actors, sets, tts.list);
    boolean unreferenced = design.is(Pinning.FLAG) || design.is(Pinning.NONE);
    frames = new PageFrames(m, sets, buffers, ttKeepsFile(), !unreferenced);
    others = new OtherMappings(m, design, actors, sets);
    spaces = new AddressSpaces(m, scope, design, actors, gatherers, sets, buffers, others);
    device = new Device(m, scope, design, actors, sets);
    content = new Content(m, sets, buffers, device);
    gpu = new GpuTables(m, actors, sets);
    evictions = new MoveFence(m, design, sets);
    newSlot =
        has("move2")
            ? Optional.of(m.optionalId("new_slot", sets.slots(), sets.buffers()))
            : Optional.empty();
    gem = new GemObjects(m, design, sets, buffers, frames, tts, spaces.mappings);
    lifetimes = new Lifetimes(m, scope, design, actors, sets, spaces.mappings);
    cameBack =
        design.is(FaultReservation.YES)
            ? Optional.empty()
            : Optional.of(
                m.declare(
                    "came_back", new Type.Bool(), Variable.Kind.GHOST, sets.vmas(), sets.pages()));
  }

  /**
   * Whether somebody is between taking translations of the buffer in this VMA away and having
   * flushed them: a lookup for the buffer that has begun and not returned, or a gather that has
   * something to flush there.
   */
  public Expr invalidating(Expr b, Expr vma) {
    return buffers.unmapping.at(b).or(spaces.gathering(vma));
  }

  /** Whether nobody holds the frame: neither tt, ghost, file nor a reference-counted PTE. */
  public Expr free(Expr b, Expr p, Expr frame) {
    return frames.owned(b, p, frame).or(spaces.pinned(b, p, frame)).not();
  }

  /** The lowest free frame of a page; none if all are held. */
  public Expr lowestFree(Expr b, Expr p) {
    Expr found = sets.frames().none();
    for (int f = sets.frames().size() - 1; f >= 0; f--) {
      Expr frame = sets.frames().member(f);
      found = Expr.ifThenElse(free(b, p, frame), frame, found);
    }
    return found;
  }

  /**
   * The place where the last value written to a page has to be, outside a copy. It is what resource
   * and tt say; a file that belongs to the object backs the buffer also while its tt is empty.
   */
  public Expr backing(Expr b, Expr p) {
    Expr byTt = buffers.backing(b, p);
    if (!keepsFile() && !(tts.swap() && design.is(Backing.POOL))) {
      return byTt;
    }
    Expr inSystem =
        tts.advise()
            ? buffers.memory.at(b).isNot(Memory.VRAM)
            : buffers.memory.at(b).is(Memory.SYSTEM);
    return Expr.ifThenElse(inSystem.and(buffers.ttPage.at(b, p).isNone()), letGo(b, p), byTt);
  }

  /** Where the content of a page is that its tt has let go: in its file, in swap, or nowhere. */
  private Expr letGo(Expr b, Expr p) {
    Expr none = sets.places().none();
    if (design.is(Backing.POOL)) {
      return Expr.ifThenElse(tts.swapped.at(b), sets.swap().orElse(none), none);
    }
    Expr inCache = buffers.placeOfFrame(frames.filePage(b, p));
    if (sets.swap().isEmpty()) {
      return inCache;
    }
    Expr swapped = Expr.ifThenElse(tts.inSwap.at(b, p), sets.swap().get(), none);
    return Expr.ifThenElse(frames.filePage(b, p).isSome(), inCache, swapped);
  }

  /** A file of the tt that outlives the tt's pages, because somebody lets go of them. */
  public boolean ttKeepsFile() {
    return design.is(Backing.SHMEM)
        && design.is(FileOwner.TT)
        && (tts.advise() || tts.evict() || tts.swap());
  }

  /** The file outlives the tt's pages: populate may find pages in it. */
  public boolean keepsFile() {
    return design.is(FileOwner.OBJECT) || ttKeepsFile();
  }

  /** The shrinker guts busy buffers, so their tts go to ghosts. */
  public boolean gutsBusy() {
    boolean busy = design.is(ShrinkIdle.NO) || unbindsLate();
    return has("shrinker") && busy && ttKeepsFile();
  }

  /** The shrinker unbinds behind its wait, which makes the buffer busy again. */
  public boolean unbindsLate() {
    return has("exec") && design.is(Unbind.AFTER_WAIT);
  }

  /** Whether any actor calls {@code ttm_bo_unmap_virtual}. */
  public boolean looksUp() {
    return (has("move") && !design.is(Unmap.MISSING))
        || (has("shrinker") && !design.is(ShrinkUnmap.MISSING))
        || (has("madvise") && design.is(TruncateUnmap.YES))
        || has("swapout")
        || has("panfrost-shrinker");
  }

  /** Whether the count of allocated pages is asked about. */
  public boolean accounts() {
    return tts.swap();
  }

  /** Whether the actor takes part. */
  public boolean has(String actor) {
    return actors.contains(actor);
  }

  /** Whether a kernel fence is pending: the buffer's own copy, or an eviction from its slot. */
  public Expr fencePending(Expr b) {
    Expr own = buffers.fencePending(b);
    if (!evictions.present()) {
      return own;
    }
    Expr.Bound o = sets.buffers().any("heir");
    return own.or(
        buffers.resv.shared() ? Expr.exists(o, evictions.pending(o)) : evictions.pending(b));
  }

  /** Whether no fence of any usage is pending on the buffer: {@code DMA_RESV_USAGE_BOOKKEEP}. */
  public Expr idle(Expr b) {
    if (!buffers.resv.shared()) {
      return ownIdle(b);
    }
    Expr.Bound o = sets.buffers().any("sharer");
    return Expr.forAll(o, ownIdle(o));
  }

  /** Whether no fence is pending that is of this buffer. */
  public Expr ownIdle(Expr b) {
    Expr copied = buffers.job.at(b).not();
    if (evictions.present()) {
      copied = copied.and(evictions.pending(b).not());
    }
    return has("exec") ? copied.and(gpu.job.at(b).not()) : copied;
  }

  /** Whether the place belongs to the page of the buffer: a frame that is held, a slot it uses. */
  public Expr held(Expr b, Expr p, Expr place) {
    Expr held = Expr.of(false);
    for (int s = 0; s < sets.slots().size(); s++) {
      Expr slot = sets.slots().member(s);
      Expr match = place.is(buffers.slotPlace(slot)).and(buffers.ownsSlot(b, slot));
      held = s == 0 ? match : held.or(match);
    }
    for (int f = 0; f < sets.frames().size(); f++) {
      Expr frame = sets.frames().member(f);
      held = held.or(place.is(buffers.placeOfFrame(frame)).and(free(b, p, frame).not()));
    }
    return held;
  }
}
