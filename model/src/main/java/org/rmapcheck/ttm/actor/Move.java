package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.FileOwner;
import org.rmapcheck.ttm.design.Flush;
import org.rmapcheck.ttm.design.Ghost;
import org.rmapcheck.ttm.design.Gutted;
import org.rmapcheck.ttm.design.MoveClear;
import org.rmapcheck.ttm.design.MoveFence;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.design.Unmap;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.property.Translations;
import org.rmapcheck.ttm.state.Buffers;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * TTM moves a buffer between system memory and VRAM, for ever: {@code ttm_bo_validate} and {@code
 * ttm_bo_handle_move_mem} (Linux 6.12). Copies by the CPU are recorded (Linux 6.1), copies by the
 * GPU and ghosts are read from the sources.
 *
 * <p>Abstracted: who asks for the move, and why, is free choice, so every placement history occurs;
 * a move that finds no VRAM slot gives up as with {@code -ENOSPC}, and eviction of another buffer
 * is another move, unless the design evicts within the move. A buffer is moved again only when the
 * copy and the ghost of its last move are gone: pipelines of one move, which bounds the scope and
 * is printed with it. The locks of the resource managers protect steps that are one step here.
 */
final class Move implements Actor {

  private static final KernelRef UNMAP =
      new KernelRef("ttm_bo_handle_move_mem", "ttm_bo_unmap_virtual(bo);", KernelFiles.TTM_BO);

  private final String key;
  private final String words;

  private Move(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** The task that moves buffers. */
  static Move first() {
    return new Move("move", "TTM moves buffers between system memory and VRAM (ttm_bo_validate)");
  }

  /** Another one, where two moves meet. */
  static Move second() {
    return new Move("move2", "a second task moves buffers (ttm_bo_validate)");
  }

  @Override
  public List<String> gatherers() {
    return List.of(key);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    MoveState s = new MoveState(model, k, key);
    model.process(
        key,
        s.movers,
        p -> {
          p.rest("idle").note(words);
          begin(p, k, s);
          if (k.design.is(Unmap.BEFORE)) {
            s.walk.unmap(p, UNMAP, k.gpu.present() ? "move_notify" : "populate");
            if (k.gpu.present()) {
              notify(p, k, s);
            }
          }
          Expr wanted = s.fromSystem().not();
          if (k.tts.swap()) {
            wanted = wanted.or(k.tts.swapped.at(s.bo));
          }
          new Populate(k, s.bo, "").addTo(p, wanted, "copy_begin");
          copy(p, k, s);
          if (k.design.is(Unmap.AFTER)) {
            s.walk.unmap(p, UNMAP, "publish");
          } else if (k.design.is(Flush.AFTER)) {
            s.walk.flush(p, "flush_late", "publish");
          }
          if (k.design.is(MoveKind.MEMCPY)) {
            publishSync(p, k, s);
          } else {
            PipelinedPublish.addTo(p, k, s);
          }
          end(p, k, s);
        });
  }

  private static void begin(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound b = k.sets.buffers().any("b");
    ArmBuilder reserve =
        p.step("idle")
            .kernel(
                "ttm_bo_reserve",
                KernelFiles.TTM_BO_H,
                "ret = dma_resv_lock(bo->base.resv, ticket);")
            .choose(b)
            .when(k.buffers.resv.at(b).is(Buffers.Holder.FREE))
            .when(k.buffers.ghost.at(b).or(k.buffers.job.at(b)).not());
    if (k.lifetimes.present()) {
      k.lifetimes.getUnlessZero(reserve.when(k.lifetimes.deleted.at(b).not()), b);
    }
    ResourceShape.checkBegin(k.others.unpinned(reserve, b), k, b)
        .set(k.buffers.resv.at(b), Buffers.Holder.MOVER)
        .set(s.bo, b)
        .next();
    if (k.tts.advise()) {
      bounce(p, k, s);
    }
    Expr.Bound slot = k.sets.slots().any("s");
    Expr.Bound user = k.sets.buffers().any("user");
    String first = k.design.is(Unmap.BEFORE) ? s.walk.label("unmap") : "populate";
    String full = Eviction.possible(k) ? "evict" : "unlock";
    ArmBuilder alloc =
        p.step("alloc")
            .kernel(
                "ttm_bo_alloc_resource",
                KernelFiles.TTM_BO,
                k.evictions.present()
                    ? "ret = ttm_bo_add_move_fence(bo, man, ctx->no_wait_gpu);"
                    : "ret = ttm_resource_alloc(bo, place, res);")
            .choose(slot)
            .when(s.fromSystem())
            .when(Expr.exists(user, k.buffers.ownsSlot(user, slot)).not())
            .set(s.slot, slot);
    if (k.newSlot.isPresent()) {
      Variable taken = k.newSlot.get();
      alloc.when(Expr.exists(user, taken.at(user).is(slot)).not()).set(taken.at(s.bo), slot);
    }
    if (k.evictions.present() && k.design.is(MoveFence.INHERITED)) {
      alloc.set(k.evictions.inherited.at(s.bo), k.evictions.move.value());
    }
    if (k.design.is(MoveClear.BEFORE)) {
      alloc.set(s.clear, k.buffers.populated(s.bo).not());
    }
    alloc.goTo(first).when(s.fromSystem().not()).goTo(first).otherwise().goTo(full);
    Eviction.addTo(p, k, s, first);
  }

  /** i915 takes the buffer out of the GPU's page tables and TLB before it moves it. */
  private static void notify(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    p.step("move_notify")
        .kernel("i915_ttm_move", KernelFiles.I915_TTM_MOVE, "ret = i915_ttm_move_notify(bo);")
        .await(k.gpu.job.at(s.bo).not())
        .set(k.tts.hasPages.at(s.bo), false)
        .setAll(k.gpu.pte.at(s.bo, q), k.sets.places().none(), q)
        .setAll(k.gpu.tlb.at(s.bo, q), k.sets.places().none(), q)
        .goTo("populate");
  }

  private static void copy(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    String after =
        k.design.is(Unmap.AFTER)
            ? s.walk.label("unmap")
            : k.design.is(Flush.AFTER) ? s.walk.label("flush_late") : "publish";
    boolean pipelined = k.design.is(MoveKind.BLIT);
    ArmBuilder begin =
        p.step("copy_begin")
            .kernel(
                pipelined ? "i915_ttm_accel_move" : "ttm_bo_move_memcpy",
                pipelined ? KernelFiles.I915_TTM_MOVE : KernelFiles.TTM_BO_UTIL,
                pipelined
                    ? "ret = intel_context_migrate_copy(to_gt(i915)->migrate.context,"
                    : "ttm_move_memcpy(clear, PFN_UP(dst_mem->size), dst_iter,")
            .always()
            .setAll(k.buffers.copyFrom.at(s.bo, q), source(k, s, q), q)
            .setAll(k.buffers.copyTo.at(s.bo, q), s.target(q), q);
    if (pipelined) {
      begin.set(k.buffers.job.at(s.bo), true).set(k.buffers.fence.at(s.bo), false).goTo(after);
      return;
    }
    begin.goTo("copy");
    Expr next = s.copyPage.next();
    Expr from = k.buffers.copyFrom.at(s.bo, s.copyPage);
    Expr to = k.buffers.copyTo.at(s.bo, s.copyPage);
    var step =
        p.step("copy")
            .kernel(
                "ttm_move_memcpy",
                KernelFiles.TTM_BO_UTIL,
                "drm_memcpy_from_wc(&dst_map, &src_map, PAGE_SIZE);");
    ArmBuilder more = step.when(next.isSome()).set(k.buffers.copying.at(s.bo), true);
    Translations.checkCopy(more, k, s.bo, s.copyPage, from, to);
    k.content.copy(more, s.bo, s.copyPage, from, to).set(s.copyPage, next).goTo("copy");
    ArmBuilder last = step.when(next.isNone()).set(k.buffers.copying.at(s.bo), true);
    Translations.checkCopy(last, k, s.bo, s.copyPage, from, to);
    k.content
        .copy(last, s.bo, s.copyPage, from, to)
        .set(s.copyPage, k.sets.pages().first())
        .goTo(after);
  }

  /** Where a page is copied from; none if it is only cleared. */
  private static Expr source(Machine k, MoveState s, Expr q) {
    Expr backing = k.buffers.backing(s.bo, q);
    return k.design.is(MoveClear.BEFORE)
        ? Expr.ifThenElse(s.clear.and(s.fromSystem()), k.sets.places().none(), backing)
        : backing;
  }

  /** A buffer that was let go first gets its system resource back; one given up is left alone. */
  private static void bounce(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Read memory = k.buffers.memory.at(s.bo);
    var step =
        p.step("bounce")
            .kernel(
                "i915_ttm_move",
                KernelFiles.I915_TTM_MOVE,
                k.design.is(Gutted.NONE)
                    ? "ttm_bo_move_null(bo, dst_mem);"
                    : "if (obj->mm.madv != I915_MADV_WILLNEED) {");
    step.when(k.tts.wanted(s.bo))
        .set(memory, Expr.ifThenElse(memory.is(Memory.NONE), Expr.of(Memory.SYSTEM), memory))
        .goTo("alloc")
        .otherwise()
        .goTo("unlock");
  }

  /** The old backing is freed, then the new resource assigned, all under the reservation. */
  private static void publishSync(ProcessBuilder p, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    var step =
        p.step("publish")
            .kernel(
                "ttm_bo_wait_free_node",
                KernelFiles.TTM_BO_UTIL,
                "ttm_resource_free(bo, &bo->resource);");
    ArmBuilder destroy = step.when(s.fromSystem());
    if (k.ttKeepsFile()) {
      Unpopulate.putFile(destroy, k, s.bo);
    } else {
      Unpopulate.clearFields(destroy, k, s.bo, p2 -> k.buffers.ttPage.at(s.bo, p2));
    }
    Accounts.sub(destroy, k, s.bo, k.buffers.populated(s.bo));
    destroy.setAll(k.buffers.ttPage.at(s.bo, q), k.sets.frames().none(), q);
    if (k.newSlot.isPresent()) {
      copied(destroy, k, s);
    }
    ArmBuilder free = destroy.goTo("assign").otherwise().release(k.buffers.slot.at(s.bo));
    if (k.newSlot.isPresent()) {
      copied(free, k, s);
    }
    free.goTo("assign");
    copied(assign(p, k, s), k, s).goTo(k.tts.advise() ? "move_adjust_lru" : "unlock");
  }

  /** The copy is over, as everybody can see who takes the old slot. */
  private static ArmBuilder copied(ArmBuilder arm, Machine k, MoveState s) {
    Expr.Bound q = k.sets.pages().any("q");
    return arm.setAll(k.buffers.copyFrom.at(s.bo, q), k.sets.places().none(), q)
        .setAll(k.buffers.copyTo.at(s.bo, q), k.sets.places().none(), q)
        .set(k.buffers.copying.at(s.bo), false);
  }

  /** The buffer has its new resource. */
  static ArmBuilder assign(ProcessBuilder p, Machine k, MoveState s) {
    ArmBuilder assign =
        p.step("assign")
            .kernel("ttm_bo_assign_mem", KernelFiles.TTM_BO_H, "bo->resource = new_mem;")
            .always()
            .check(PropertyIds.S14, k.buffers.resv.at(s.bo).is(Buffers.Holder.MOVER));
    k.newSlot.ifPresent(taken -> assign.release(taken.at(s.bo)));
    return ResourceShape.checkAssign(assign, k, s.bo)
        .set(
            k.buffers.memory.at(s.bo),
            Expr.ifThenElse(s.fromSystem(), Expr.of(Memory.VRAM), Expr.of(Memory.SYSTEM)))
        .set(k.buffers.slot.at(s.bo), s.slot);
  }

  private static void end(ProcessBuilder p, Machine k, MoveState s) {
    if (k.tts.advise()) {
      ShrinkLists.adjustLru(p, k, "move_adjust_lru", s.bo, "unlock");
    }
    boolean dropsFile =
        k.design.is(Backing.SHMEM)
            && k.design.is(FileOwner.TT)
            && !k.ttKeepsFile()
            && (k.design.is(MoveKind.MEMCPY) || k.design.is(Ghost.MISSING));
    StepBuilder behind =
        p.step("unlock")
            .kernel("ttm_bo_unreserve", KernelFiles.TTM_BO_H, "dma_resv_unlock(bo->base.resv);");
    Eviction.end(behind, k, s);
    ArmBuilder unlock = Eviction.possible(k) ? behind.when(s.evictor.isNone()) : behind.always();
    ResourceShape.checkUnlock(unlock, k, s.bo, Buffers.Holder.MOVER)
        .set(k.buffers.resv.at(s.bo), Buffers.Holder.FREE)
        .release(s.slot)
        .release(s.walk.vma);
    if (k.lifetimes.present()) {
      put(p, k, s);
    }
    if (!dropsFile) {
      done(unlock, k, s);
      return;
    }
    unlock.goTo("fput");
    Unpopulate.dropFile(p, k, s.bo, arm -> done(arm, k, s));
  }

  /** The mover is done with the buffer. */
  private static void done(ArmBuilder arm, Machine k, MoveState s) {
    if (k.lifetimes.present()) {
      arm.goTo("move_put");
    } else {
      arm.set(s.bo, k.sets.buffers().member(0)).goTo("idle");
    }
  }

  private static void put(ProcessBuilder p, Machine k, MoveState s) {
    k.lifetimes
        .put(
            p.step("move_put")
                .kernel("ttm_lru_walk_for_evict", KernelFiles.TTM_BO_UTIL, "ttm_bo_put(bo);")
                .always()
                .check(
                    PropertyIds.S13,
                    k.lifetimes.destroyed.at(s.bo).not().named("the buffer is not destroyed")),
            s.bo)
        .set(s.bo, k.sets.buffers().member(0))
        .goTo("idle");
  }
}
