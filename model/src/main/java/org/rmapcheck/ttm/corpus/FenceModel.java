package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * A fence signals and then runs the callbacks on it; a waiter that sees it signalled frees the work
 * item that one of these callbacks is in (nouveau's {@code nouveau_cli_work_ready}, Linux 6.12).
 *
 * <p>Abstracted: one fence with one callback. Signalling holds the fence's lock throughout.
 */
final class FenceModel implements ModelDefinition {

  private static final String FENCE = "drivers/dma-buf/dma-fence.c";

  private final boolean checksUnderLock;

  FenceModel(boolean checksUnderLock) {
    this.checksUnderLock = checksUnderLock;
  }

  @Override
  public void define(ModelBuilder m) {
    Variable lock = m.bool("fence_lock");
    Variable signalled = m.bool("signalled");
    Variable freed = m.bool("work_freed");
    Variable called = m.declare("called", new Type.Bool(), Variable.Kind.GHOST);
    m.process(
        "signaler",
        p -> {
          p.rest("job", "end").unfair().note("the interrupt that signals the fence");
          p.step("job")
              .kernel("dma_fence_signal_timestamp", FENCE, "spin_lock_irqsave(fence->lock, flags);")
              .when(lock.value().not())
              .set(lock.value(), true)
              .next();
          p.step("set_bit")
              .kernel(
                  "dma_fence_signal_timestamp_locked",
                  FENCE,
                  "if (unlikely(test_and_set_bit(DMA_FENCE_FLAG_SIGNALED_BIT,")
              .always()
              .set(signalled.value(), true)
              .next();
          p.step("call")
              .kernel("dma_fence_signal_timestamp_locked", FENCE, "cur->func(fence, cur);")
              .always()
              .check(
                  StructureIds.LIFETIME,
                  freed.value().not().named("the callback's work item is alive"))
              .set(called.value(), true)
              .next();
          p.step("unlock")
              .kernel(
                  "dma_fence_signal_timestamp",
                  FENCE,
                  "spin_unlock_irqrestore(fence->lock, flags);")
              .always()
              .set(lock.value(), false)
              .goTo("end");
          p.step("end").when(Expr.of(false)).goTo("end");
        });
    m.process(
        "waiter",
        p -> {
          p.rest("ready", "freed").note("nouveau_cli_work_ready");
          Expr free = checksUnderLock ? lock.value().not() : Expr.of(true);
          p.step("ready").when(signalled.value().and(free)).goTo("free");
          p.step("free")
              .note("the work item, and the callback in it, are freed")
              .always()
              .set(freed.value(), true)
              .goTo("freed");
          p.step("freed").when(Expr.of(false)).goTo("freed");
        });
    m.property(
        new PropertyBuilder(StructureIds.LIFETIME, "Lifetime", Kind.HARM)
            .statement("a callback on a fence runs before what it is in is freed")
            .symptom("use-after-free in dma_fence_signal_timestamp_locked")
            .reachable("the callback has run", called.value())
            .reachable("the work item has been freed", freed.value())
            .build());
  }
}
