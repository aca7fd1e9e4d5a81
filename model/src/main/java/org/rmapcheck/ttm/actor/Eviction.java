package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.EvictUnlock;
import org.rmapcheck.ttm.design.Room;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * Making room in VRAM within a move, with the reservation of the moved buffer held: {@code
 * ttm_bo_evict_alloc} and {@code ttm_lru_walk_for_evict} (Linux 6.12). The evicted buffer goes
 * through the steps of the move itself, as {@code ttm_bo_evict} does, then the allocation is tried
 * again. Read from the sources.
 *
 * <p>Abstracted: the walk takes any buffer in VRAM whose reservation is free, not the first of the
 * LRU, so every order occurs. A buffer whose last move is not done is passed by, as by moves, which
 * bounds the scope. Whether a ticket loses, {@code -EDEADLK}, is free choice, so every order of
 * tickets occurs. After an eviction the walk begins anew, and anybody may take the slot first.
 */
final class Eviction {

  private Eviction() {}

  /** Moves that find no slot look for a buffer to evict; there has to be another one. */
  static boolean possible(Machine k) {
    return !k.design.is(Room.GIVES_UP) && k.scope.buffers() > 1;
  }

  private static boolean waits(Machine k) {
    return possible(k) && !k.design.is(Room.TRYLOCK);
  }

  /** Adds the steps from {@code evict}, where no slot was free, to those of the victim's move. */
  static void addTo(ProcessBuilder p, Machine k, MoveState s, String first) {
    if (!possible(k)) {
      return;
    }
    Expr.Bound v = k.sets.buffers().any("v");
    Expr.Bound o = k.sets.buffers().any("o");
    boolean shared = k.buffers.resv.shared();
    Expr gets = shared ? Expr.of(true) : k.buffers.resv.at(v).is(Holder.FREE);
    StepBuilder evict =
        p.step("evict")
            .kernel(
                "ttm_lru_walk_trylock",
                KernelFiles.TTM_BO_UTIL,
                shared
                    ? "if (bo->base.resv == ctx->resv && ctx->allow_res_evict) {"
                    : "if (dma_resv_trylock(bo->base.resv)) {");
    take(evict.choose(v).when(inTheWay(k, s, v)).when(gets), k, s, v).goTo(first);
    if (!waits(k) || shared) {
      evict.otherwise().goTo("unlock");
      return;
    }
    Expr any = Expr.exists(o, inTheWay(k, s, o).and(k.buffers.resv.at(o).is(Holder.FREE)));
    evict
        .choose(v)
        .when(inTheWay(k, s, v))
        .when(any.not())
        .set(s.victim, v)
        .goTo("evict_wait")
        .when(Expr.exists(o, inTheWay(k, s, o)).not())
        .goTo("unlock");
    await(p, k, s, first);
  }

  /** Waits for the reservation of a victim, with that of the moved buffer held. */
  private static void await(ProcessBuilder p, Machine k, MoveState s, String first) {
    boolean drops = k.design.is(Room.WAIT);
    StepBuilder wait =
        p.step("evict_wait")
            .kernel(
                drops ? "ttm_mem_evict_wait_busy" : "ttm_lru_walk_ticketlock",
                drops ? KernelFiles.TTM_BO : KernelFiles.TTM_BO_UTIL,
                drops
                    ? "dma_resv_unlock(busy_bo->base.resv);"
                    : "ret = dma_resv_lock(resv, walk->ticket);");
    ArmBuilder got = wait.when(k.buffers.resv.at(s.victim).is(Holder.FREE));
    if (drops) {
      got.release(s.victim).goTo("alloc");
    } else {
      got.set(k.buffers.resv.at(s.victim), Holder.MOVER).goTo("evict_recheck");
      recheck(p, k, s, first);
    }
    if (!k.design.is(Room.BLOCK)) {
      wait.always().release(s.victim).goTo("unlock");
    }
  }

  private static void recheck(ProcessBuilder p, Machine k, MoveState s, String first) {
    Expr there = inTheWay(k, s, s.victim);
    StepBuilder step =
        p.step("evict_recheck")
            .kernel(
                "ttm_lru_walk_for_evict",
                KernelFiles.TTM_BO_UTIL,
                "if (!lret && bo->resource && bo->resource->mem_type == mem_type)");
    ArmBuilder evicts = step.when(there).set(s.evictor, s.bo).set(s.bo, s.victim);
    evicts.release(s.victim).goTo(first);
    ArmBuilder gone = step.otherwise();
    if (k.design.is(Room.UNCHECKED)) {
      gone.check(PropertyIds.S14, there.named("the buffer is still in the memory that is wanted"));
    }
    gone.set(k.buffers.resv.at(s.victim), Holder.FREE).release(s.victim).goTo("alloc");
  }

  private static ArmBuilder take(ArmBuilder arm, Machine k, MoveState s, Expr v) {
    return arm.set(k.buffers.resv.at(v), Holder.MOVER).set(s.evictor, s.bo).set(s.bo, v);
  }

  /** The buffer occupies a slot and can be moved out of it. */
  private static Expr inTheWay(Machine k, MoveState s, Expr v) {
    Expr moving = k.buffers.ghost.at(v).or(k.buffers.job.at(v));
    return v.isNot(s.bo)
        .and(k.buffers.memory.at(v).is(Memory.VRAM))
        .and(moving.not())
        .and(k.others.movable(v));
  }

  /** Adds to the step behind a move what ends an eviction: on with the move that wants the slot. */
  static void end(StepBuilder unlock, Machine k, MoveState s) {
    if (!possible(k)) {
      return;
    }
    ArmBuilder evicted = unlock.when(s.evictor.isSome());
    if (!k.buffers.resv.shared() || k.design.is(EvictUnlock.ALWAYS)) {
      evicted.set(k.buffers.resv.at(s.bo), Holder.FREE);
    }
    evicted
        .set(s.bo, s.evictor)
        .release(s.evictor)
        .release(s.slot)
        .release(s.walk.vma)
        .goTo("alloc");
  }
}
