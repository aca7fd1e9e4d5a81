package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.MadviseList;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * A user of panfrost gives up the contents of buffers and wants them again: {@code
 * panfrost_ioctl_madvise} (Linux 6.12). Read from the sources.
 *
 * <p>Abstracted: the buffer has one GPU mapping, that of the caller. {@code mappings.lock} is taken
 * only inside {@code shrinker_lock} here, so it is no state.
 */
final class PanfrostMadvise implements Actor {

  private static final String DRV = "drivers/gpu/drm/panfrost/panfrost_drv.c";

  @Override
  public String key() {
    return "panfrost-madvise";
  }

  @Override
  public String words() {
    return "a user gives up contents of shmem objects (panfrost_ioctl_madvise)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet users = model.alone("madvise");
    Expr.Bound self = users.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Type madv = Type.Enumeration.of(Madv.class);
    Expr.Read bo = model.local("madvise_bo", buffer, self);
    Expr.Read advice = model.local("advice", madv, self);
    model.process(
        "madvise",
        users,
        p -> {
          p.rest("madvise").note(words());
          steps(p, k, bo, advice);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read bo, Expr.Read advice) {
    Expr.Bound b = k.sets.buffers().any("b");
    StepBuilder lock =
        p.step("madvise")
            .kernel(
                "panfrost_ioctl_madvise",
                DRV,
                "ret = dma_resv_lock_interruptible(bo->base.base.resv, NULL);");
    for (Madv wanted : List.of(Madv.DONTNEED, Madv.WILLNEED)) {
      lock.choose(b)
          .when(k.buffers.resv.at(b).is(Holder.FREE))
          .set(k.buffers.resv.at(b), Holder.MADVISE)
          .set(bo, b)
          .set(advice, wanted)
          .goTo("shrinker_lock");
    }
    Expr.Read held = k.gem.shrinkerLock.value();
    p.step("shrinker_lock")
        .kernel("panfrost_ioctl_madvise", DRV, "mutex_lock(&pfdev->shrinker_lock);")
        .await(held.not())
        .set(held, true)
        .goTo("madvise_set");
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Read undefined = k.content.undefined.at(bo, q);
    p.step("madvise_set")
        .kernel("drm_gem_shmem_madvise", PanfrostShrinker.HELPER, "shmem->madv = madv;")
        .when(k.gem.purged(bo).not())
        .set(k.gem.madv.at(bo), advice)
        .setAll(undefined, undefined.or(advice.is(Madv.DONTNEED)), q)
        .goTo("madvise_list")
        .otherwise()
        .goTo("shrinker_unlock");
    Expr.Read listed = k.gem.listed.at(bo);
    ArmBuilder list =
        p.step("madvise_list")
            .kernel("panfrost_ioctl_madvise", DRV, "list_move_tail(&bo->base.madv_list,")
            .always();
    if (!k.design.is(MadviseList.MOVED)) {
      Expr twice = listed.and(advice.is(Madv.DONTNEED));
      list.check(PropertyIds.S11, twice.not().named("the object is on no list yet"));
    }
    list.set(listed, advice.is(Madv.DONTNEED)).goTo("shrinker_unlock");
    p.step("shrinker_unlock")
        .kernel("panfrost_ioctl_madvise", DRV, "mutex_unlock(&pfdev->shrinker_lock);")
        .always()
        .set(held, false)
        .goTo("madvise_unlock");
    p.step("madvise_unlock")
        .kernel("panfrost_ioctl_madvise", DRV, "dma_resv_unlock(bo->base.base.resv);")
        .always()
        .set(k.buffers.resv.at(bo), Holder.FREE)
        .set(bo, k.sets.buffers().member(0))
        .set(advice, Madv.WILLNEED)
        .goTo("madvise");
  }
}
