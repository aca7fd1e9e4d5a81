package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * Panfrost's shrinker: {@code panfrost_gem_shrinker_scan} takes what its list has and the user has
 * given up, and {@link GemShmemPurge} purges it (Linux 6.12). Recorded (Linux 6.1); what the logs
 * do not show is read from the sources.
 *
 * <p>Abstracted: it takes any object of the list. {@code mappings.lock} is taken by others only
 * inside {@code shrinker_lock} here, so it is no state. No job uses the object, for a job would
 * keep it ({@code gpu_usecount}); that race has a model of its own in the corpus.
 */
final class PanfrostShrinker implements Actor {

  static final String HELPER = "drivers/gpu/drm/drm_gem_shmem_helper.c";
  private static final String SHRINKER = "drivers/gpu/drm/panfrost/panfrost_gem_shrinker.c";

  @Override
  public String key() {
    return "panfrost-shrinker";
  }

  @Override
  public String words() {
    return "the panfrost shrinker purges shmem objects (panfrost_gem_shrinker_scan)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("purge");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet shrinkers = model.alone("shrink");
    Expr.Bound self = shrinkers.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Expr.Read bo = model.local("shrink_bo", buffer, self);
    UnmapWalk walk = new UnmapWalk(model, k, "purge", shrinkers, bo);
    model.process(
        "shrink",
        shrinkers,
        p -> {
          p.rest("scan").note(words());
          steps(p, k, bo, walk);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read bo, UnmapWalk walk) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Read held = k.gem.shrinkerLock.value();
    Expr purgeable = k.gem.listed.at(b).and(k.gem.madv.at(b).is(Madv.DONTNEED));
    p.step("scan")
        .kernel(
            "panfrost_gem_shrinker_scan", SHRINKER, "if (!mutex_trylock(&pfdev->shrinker_lock))")
        .when(held.not().and(Expr.exists(b, purgeable)))
        .set(held, true)
        .goTo("pick");
    p.step("pick")
        .kernel("panfrost_gem_shrinker_scan", SHRINKER, "if (drm_gem_shmem_is_purgeable(shmem) &&")
        .choose(b)
        .when(purgeable)
        .set(bo, b)
        .goTo("trylock");
    p.step("trylock")
        .kernel("panfrost_gem_purge", SHRINKER, "if (!dma_resv_trylock(shmem->base.resv))")
        .when(k.buffers.resv.at(bo).is(Holder.FREE))
        .set(k.buffers.resv.at(bo), Holder.SHRINKER)
        .goTo("purge_put_pages")
        .otherwise()
        .goTo("shrinker_unlock");
    GemShmemPurge.addTo(p, k, bo, walk, "shrink_unlock");
    p.step("shrink_unlock")
        .kernel("panfrost_gem_purge", SHRINKER, "dma_resv_unlock(shmem->base.resv);")
        .always()
        .set(k.buffers.resv.at(bo), Holder.FREE)
        .goTo("unlist");
    p.step("unlist")
        .kernel("panfrost_gem_shrinker_scan", SHRINKER, "list_del_init(&shmem->madv_list);")
        .always()
        .set(k.gem.listed.at(bo), false)
        .goTo("shrinker_unlock");
    p.step("shrinker_unlock")
        .kernel("panfrost_gem_shrinker_scan", SHRINKER, "mutex_unlock(&pfdev->shrinker_lock);")
        .always()
        .set(held, false)
        .set(bo, k.sets.buffers().member(0))
        .release(walk.vma)
        .goTo("scan");
  }
}
