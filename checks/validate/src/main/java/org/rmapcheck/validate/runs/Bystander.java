package org.rmapcheck.validate.runs;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * A task that reserves the buffer of a slice for something that is not in the slice: a fault on
 * another page or through another VMA, whose prefault may reach the page of the slice; a pin; a
 * validation that finds the placement right; a fault that only waits for its turn. It takes the
 * reservation, may populate the tt and enter the page, and drops the reservation.
 *
 * <p>It has no local variables, so its instances may be sorted.
 *
 * <p>Abstracted: that such a fault holds {@code mmap_lock} is no state. It keeps away who maps or
 * unmaps, and the step that enters the page asks whether the VMA is mapped and nobody is at that.
 * The reservation counts as held by {@link Holder#GPU_USER}, who is nobody else in these models.
 */
final class Bystander {

  static final String NAME = "bystander";

  private final Machine k;
  private final int count;

  Bystander(Machine k, int count) {
    this.k = k;
    this.count = count;
  }

  void addTo(ModelBuilder model) {
    IdSet tasks = model.unordered("Bystanders", NAME, count);
    Expr b = k.sets.buffers().member(0);
    Expr page = k.sets.pages().first();
    model.process(
        NAME,
        tasks,
        p -> {
          p.rest(NAME).note("a task reserves the buffer for something else");
          p.step(NAME)
              .await(k.buffers.resv.at(b).is(Holder.FREE))
              .set(k.buffers.resv.at(b), Holder.GPU_USER)
              .goTo("bystander_held");
          StepBuilder held = p.step("bystander_held");
          if (!k.gem.present()) {
            populate(held.when(needed(b)), b).goTo("bystander_ready");
          }
          held.when(needed(b).not()).goTo("bystander_ready");
          held.always().set(k.buffers.resv.at(b), Holder.FREE).goTo(NAME);
          Expr.Bound v = k.sets.vmas().any("v");
          Expr.Read pte = k.spaces.pte.at(v, page);
          Expr now = k.buffers.backing(b, page);
          p.step("bystander_ready")
              .choose(v)
              .when(mapped(v).and(k.spaces.mmapReadable(k.spaces.vmaSpace.at(v))))
              .when(now.isSome())
              .set(pte, Expr.ifThenElse(pte.isNone(), now, pte))
              .goTo("bystander_inserted")
              .always()
              .set(k.buffers.resv.at(b), Holder.FREE)
              .goTo(NAME);
          p.step("bystander_inserted").always().goTo("bystander_ready");
        });
  }

  private Expr mapped(Expr vma) {
    return k.spaces.mappings.change() ? k.spaces.mappings.mapped.at(vma) : Expr.of(true);
  }

  private Expr needed(Expr b) {
    return k.gem.present()
        ? Expr.of(false)
        : k.buffers.memory.at(b).is(Memory.SYSTEM).and(k.buffers.populated(b).not());
  }

  private ArmBuilder populate(ArmBuilder arm, Expr b) {
    Expr.Bound q = k.sets.pages().any("q");
    if (k.tts.swap()) {
      arm.set(k.tts.swapped.at(b), false);
    }
    return arm.setAll(k.buffers.ttPage.at(b, q), k.lowestFree(b, q), q);
  }
}
