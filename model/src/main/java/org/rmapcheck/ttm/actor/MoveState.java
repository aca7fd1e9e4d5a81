package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.MoveClear;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/** The local variables of the mover: which buffer it moves, where to, and how far it is. */
final class MoveState {

  final IdSet movers;
  final Machine machine;
  final Expr.Read bo;
  final Expr.Read slot;
  final UnmapWalk walk;

  /** There is nothing to copy, the target is only cleared. */
  final Expr.Read clear;

  final Expr.Read copyPage;

  /** The buffer that is waiting for room while another one is evicted. */
  final Expr.Read evictor;

  /** The buffer whose reservation an eviction waits for. */
  final Expr.Read victim;

  /**
   * The variables of a mover.
   *
   * @param mover name of its process and of its gather
   */
  MoveState(ModelBuilder m, Machine machine, String mover) {
    this.machine = machine;
    movers = m.alone(mover);
    Type buffer = new Type.Id(machine.sets.buffers(), false);
    Type none = new Type.Id(machine.sets.buffers(), true);
    bo = local(m, mover + "_bo", buffer);
    slot = local(m, mover + "_slot", new Type.Id(machine.sets.slots(), true));
    walk = new UnmapWalk(m, machine, mover, movers, bo);
    boolean first = mover.equals("move");
    clear = local(m, mover + "_clear", new Type.Bool(), machine.design.is(MoveClear.BEFORE));
    copyPage =
        local(
            m,
            first ? "copy_page" : mover + "_copy_page",
            new Type.Id(machine.sets.pages(), false));
    evictor = local(m, mover + "_evictor", none, Eviction.possible(machine));
    victim = local(m, mover + "_victim", none, Eviction.possible(machine));
  }

  private Expr.Read local(ModelBuilder m, String name, Type type) {
    return m.local(name, type, movers.any("self"));
  }

  private Expr.Read local(ModelBuilder m, String name, Type type, boolean used) {
    return used
        ? local(m, name, type)
        : new Variable(name, type, List.of(movers), Variable.Kind.LOCAL, "").at(movers.any("self"));
  }

  /** The buffer is in system memory now. */
  Expr fromSystem() {
    return machine.buffers.memory.at(bo).is(Memory.SYSTEM);
  }

  /** The place that page {@code p} is moved to. */
  Expr target(Expr p) {
    return Expr.ifThenElse(
        fromSystem(),
        machine.buffers.placeOfSlot(slot),
        machine.buffers.placeOfFrame(machine.buffers.ttPage.at(bo, p)));
  }
}
