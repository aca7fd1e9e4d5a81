package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.ShrinkMemory;
import org.rmapcheck.ttm.design.Visibility;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/**
 * Membership on i915's shrink and purge lists: {@code i915_ttm_adjust_lru} (Linux 6.12), called
 * under the reservation. Read from the sources.
 *
 * <p>Abstracted: {@code obj->mm.ttm_shrinkable} and {@code shrink_pin} say together whether the
 * object is on a list, so they are no state of their own. TTM's own LRU priorities only order
 * walks.
 */
final class ShrinkLists {

  private ShrinkLists() {}

  /** Adds the step that puts the buffer on a list, or takes it off. */
  static void adjustLru(ProcessBuilder p, Machine k, String label, Expr b, String then) {
    adjust(
            p.step(label)
                .kernel(
                    "i915_ttm_adjust_lru",
                    KernelFiles.I915_TTM,
                    "if (shrinkable != obj->mm.ttm_shrinkable) {")
                .always(),
            k,
            b)
        .goTo(then);
  }

  private static ArmBuilder adjust(ArmBuilder arm, Machine k, Expr b) {
    Expr.Read list = k.tts.list.at(b);
    Expr populated = k.buffers.memory.at(b).isNot(Memory.VRAM).and(k.buffers.populated(b));
    Expr shrinkable = k.design.is(Visibility.HIDDEN) ? Expr.of(false) : populated;
    Expr added =
        Expr.ifThenElse(k.tts.wanted(b), Expr.of(ShrinkList.SHRINK), Expr.of(ShrinkList.PURGE));
    Expr listed = Expr.ifThenElse(list.is(ShrinkList.NONE), added, list);
    if (k.order.present()) {
      Expr none = Expr.of(ShrinkList.NONE);
      Expr comes = shrinkable.and(list.is(ShrinkList.NONE));
      Expr goes = shrinkable.not().and(list.isNot(ShrinkList.NONE));
      k.order.move(arm, b, Expr.ifThenElse(shrinkable, added, none), false, comes.or(goes));
      memory(arm, k, comes, goes);
      arm.set(k.order.met.at(b), k.order.met.at(b).and(comes.not()));
    }
    return arm.set(list, Expr.ifThenElse(shrinkable, listed, Expr.of(ShrinkList.NONE)));
  }

  /** {@code i915_gem_object_make_unshrinkable}: takes the buffer off its list, if it is on one. */
  static ArmBuilder unlist(ArmBuilder arm, Machine k, Expr b) {
    Expr.Read list = k.tts.list.at(b);
    if (k.order.present()) {
      Expr listed = list.isNot(ShrinkList.NONE);
      k.order.move(arm, b, Expr.of(ShrinkList.NONE), false, listed);
      memory(arm, k, Expr.of(false), listed);
    }
    return arm.set(list, ShrinkList.NONE);
  }

  /** What the list change does to {@code mm.shrink_memory}; counting stops where it is wrong. */
  private static void memory(ArmBuilder arm, Machine k, Expr comes, Expr goes) {
    Expr.Read memory = k.order.memory.value();
    Expr full = memory.is(k.sets.buffers().size() + 1);
    Expr more = Expr.ifThenElse(full, memory, memory.plus(1));
    boolean subtracts = k.design.is(ShrinkMemory.BOTH_WAYS);
    Expr less = subtracts ? memory.minus(1) : memory;
    arm.set(memory, Expr.ifThenElse(comes, more, Expr.ifThenElse(goes, less, memory)));
  }
}
