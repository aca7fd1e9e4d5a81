package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.Room;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * A task that reserves two buffers with one ww ticket and drops them again: {@code eb_lock_vmas}
 * and {@code i915_gem_ww_ctx_backoff} (Linux 6.12), as far as others meet it. Read from the
 * sources.
 *
 * <p>Abstracted: what it does with the buffers is the business of other actors; it takes them in
 * any order, since user space lists them. Its ticket may lose whenever it has to wait, so every age
 * of tickets occurs; against a move without a ticket it only waits. Behind {@code -EDEADLK} it
 * begins anew instead of with the buffer that it lost.
 */
final class Tickets implements Actor {

  @Override
  public String key() {
    return "tickets";
  }

  @Override
  public String words() {
    return "a task reserves two buffers with one ww ticket (eb_lock_vmas)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet users = model.alone("tickets");
    Type optional = new Type.Id(k.sets.buffers(), true);
    Expr.Bound self = users.any("self");
    Expr.Read one = model.local("ticket_one", optional, self);
    Expr.Read two = model.local("ticket_two", optional, self);
    model.process(
        "tickets",
        users,
        p -> {
          p.rest("tickets").note(words());
          lock(p, k, one, two);
          end(p, k, one, two);
        });
  }

  private static void lock(ProcessBuilder p, Machine k, Expr.Read one, Expr.Read two) {
    Expr.Bound b = k.sets.buffers().any("b");
    p.step("tickets")
        .kernel(
            "eb_lock_vmas",
            KernelFiles.I915_EXECBUFFER,
            "err = i915_gem_object_lock(vma->obj, &eb->ww);")
        .choose(b)
        .when(k.buffers.resv.at(b).is(Holder.FREE))
        .set(k.buffers.resv.at(b), Holder.GPU_USER)
        .set(one, b)
        .goTo("ticket_next");
    p.step("ticket_next")
        .kernel(
            "eb_lock_vmas",
            KernelFiles.I915_EXECBUFFER,
            "err = i915_gem_object_lock(vma->obj, &eb->ww);")
        .choose(b)
        .when(b.isNot(one))
        .set(two, b)
        .goTo("ticket_wait");
    StepBuilder wait =
        p.step("ticket_wait")
            .kernel(
                "__i915_gem_object_lock",
                KernelFiles.I915_OBJECT_H,
                "ret = dma_resv_lock(obj->base.resv, ww ? &ww->ctx : NULL);");
    wait.when(k.buffers.resv.at(two).is(Holder.FREE))
        .check(PropertyIds.S14, once(one, two))
        .set(k.buffers.resv.at(two), Holder.GPU_USER)
        .goTo("ticket_unlock");
    if (!k.design.is(Room.BLOCK)) {
      wait.when(k.buffers.resv.at(two).isNot(Holder.FREE))
          .check(PropertyIds.S14, once(one, two))
          .release(two)
          .goTo("ticket_backoff");
    }
  }

  private static Expr once(Expr one, Expr two) {
    return two.isNot(one).named("a ticket takes each reservation once");
  }

  private static void end(ProcessBuilder p, Machine k, Expr.Read one, Expr.Read two) {
    p.step("ticket_unlock")
        .kernel("i915_gem_ww_ctx_unlock_all", KernelFiles.I915_WW, "i915_gem_object_unlock(obj);")
        .always()
        .set(k.buffers.resv.at(two), Holder.FREE)
        .release(two)
        .goTo("ticket_backoff");
    Expr.Bound b = k.sets.buffers().any("b");
    Expr other = b.isNot(one).and(k.buffers.resv.at(b).is(Holder.GPU_USER));
    p.step("ticket_backoff")
        .kernel("i915_gem_ww_ctx_unlock_all", KernelFiles.I915_WW, "i915_gem_object_unlock(obj);")
        .always()
        .check(
            PropertyIds.S14,
            Expr.exists(b, other).not().named("what a ticket has taken is dropped with it"))
        .set(k.buffers.resv.at(one), Holder.FREE)
        .release(one)
        .goTo("tickets");
  }
}
