package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ir.Variable;

/**
 * A dma-buf importer pins an object of drm_gem_shmem (Linux 6.12), whose {@code pin} callback runs
 * with the reservation held.
 *
 * <p>Abstracted: one importer suffices; the mutex is not recursive.
 */
final class PinModel implements ModelDefinition {

  private static final String GEM = "drivers/gpu/drm/drm_gem.c";
  private static final String LOCK = "dma_resv_lock(obj->resv, NULL);";

  private final boolean locksAgain;

  PinModel(boolean locksAgain) {
    this.locksAgain = locksAgain;
  }

  @Override
  public void define(ModelBuilder m) {
    Variable resv = m.bool("resv_held");
    Variable pinned = m.bool("pinned");
    m.process(
        "importer",
        p -> {
          p.rest("user").note("a driver attaches to the buffer and pins it");
          p.step("user")
              .kernel("drm_gem_pin", GEM, LOCK)
              .when(resv.value().not())
              .set(resv.value(), true)
              .goTo(locksAgain ? "lock_again" : "pin");
          if (locksAgain) {
            p.step("lock_again")
                .note("drm_gem_shmem_pin takes the reservation")
                .await(resv.value().not())
                .set(resv.value(), true)
                .next();
          }
          p.step("pin")
              .kernel("drm_gem_pin_locked", GEM, "return obj->funcs->pin(obj);")
              .always()
              .set(pinned.value(), true)
              .next();
          p.step("unlock")
              .kernel("drm_gem_pin", GEM, "dma_resv_unlock(obj->resv);")
              .always()
              .set(resv.value(), false)
              .next();
          p.step("unpin")
              .note("the importer lets go")
              .await(resv.value().not())
              .set(pinned.value(), false)
              .goTo("user");
        });
  }
}
