package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.FaultReservation;
import org.rmapcheck.ttm.design.FileOwner;
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
  public final PageFrames frames;
  public final AddressSpaces spaces;
  public final Content content;

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
    sets = Sets.declare(m, scope, design);
    buffers = new Buffers(m, sets);
    frames = new PageFrames(m, sets, buffers);
    spaces = new AddressSpaces(m, scope, design, actors, gatherers, sets, buffers);
    content = new Content(m, sets, buffers);
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
    if (!design.is(FileOwner.OBJECT)) {
      return byTt;
    }
    Expr empty = buffers.memory.at(b).is(Memory.SYSTEM).and(buffers.ttPage.at(b, p).isNone());
    return Expr.ifThenElse(empty, buffers.placeOfFrame(frames.filePage(b, p)), byTt);
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
