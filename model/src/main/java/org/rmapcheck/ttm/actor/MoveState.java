package org.rmapcheck.ttm.actor;

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

  MoveState(ModelBuilder m, Machine machine) {
    this.machine = machine;
    movers = m.add(new IdSet("move", java.util.List.of("move"), false));
    bo = local(m, "move_bo", new Type.Id(machine.sets.buffers(), false));
    slot = local(m, "move_slot", new Type.Id(machine.sets.slots(), true));
    walk = new UnmapWalk(m, machine, "move", movers, bo);
    clear =
        machine.design.is(MoveClear.BEFORE)
            ? local(m, "move_clear", new Type.Bool())
            : new Variable(
                    "move_clear",
                    new Type.Bool(),
                    java.util.List.of(movers),
                    Variable.Kind.LOCAL,
                    "")
                .at(movers.any("self"));
    copyPage = local(m, "copy_page", new Type.Id(machine.sets.pages(), false));
  }

  private Expr.Read local(ModelBuilder m, String name, Type type) {
    return m.declare(name, type, Variable.Kind.LOCAL, movers).at(movers.any("self"));
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
