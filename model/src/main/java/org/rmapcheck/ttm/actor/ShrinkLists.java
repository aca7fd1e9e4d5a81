package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
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
    Expr shrinkable = k.buffers.memory.at(b).isNot(Memory.VRAM).and(k.buffers.populated(b));
    Expr added =
        Expr.ifThenElse(k.tts.wanted(b), Expr.of(ShrinkList.SHRINK), Expr.of(ShrinkList.PURGE));
    Expr listed = Expr.ifThenElse(list.is(ShrinkList.NONE), added, list);
    return arm.set(list, Expr.ifThenElse(shrinkable, listed, Expr.of(ShrinkList.NONE)));
  }
}
