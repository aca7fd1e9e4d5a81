package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.UnpopulateDirty;
import org.rmapcheck.ttm.design.VmaPages;
import org.rmapcheck.ttm.design.VmaReference;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/**
 * What a VMA holds of its buffer, from {@code ->mmap} or {@code vm_ops->open} until {@code
 * vm_ops->close}: a reference on a TTM buffer ({@code ttm_bo_vm_open}), a use count of the pages of
 * a drm_gem_shmem object ({@code drm_gem_shmem_vm_open}), both Linux 6.12. Read from the sources.
 *
 * <p>Abstracted: drm_gem_shmem's callbacks take the reservation, change the count and drop it,
 * which is one step here; they wait for it with {@code mmap_lock} held, as they do. Its objects are
 * never deleted.
 */
final class VmaReferences {

  private static final String HELPER = "drivers/gpu/drm/drm_gem_shmem_helper.c";

  private VmaReferences() {}

  /** Whether VMAs hold anything in this scenario. */
  static boolean present(Machine k) {
    return k.gem.present() || k.lifetimes.present();
  }

  /** The file of the callbacks. */
  static String file(Machine k) {
    return k.gem.present() ? HELPER : KernelFiles.TTM_BO_VM;
  }

  /** The function that a copy of a VMA calls. */
  static String opens(Machine k) {
    return k.gem.present() ? "drm_gem_shmem_vm_open" : "ttm_bo_vm_open";
  }

  /** What it does. */
  static String open(Machine k) {
    return k.gem.present() ? "shmem->pages_use_count++;" : "ttm_bo_get(bo);";
  }

  /** The function that a VMA calls when it goes. */
  static String closes(Machine k) {
    return k.gem.present() ? "drm_gem_shmem_vm_close" : "ttm_bo_vm_close";
  }

  /** What it does. */
  static String close(Machine k) {
    return k.gem.present() ? "drm_gem_shmem_put_pages(shmem);" : "ttm_bo_put(bo);";
  }

  /** A VMA of the buffer begins to hold it. */
  static ArmBuilder opened(ArmBuilder arm, Machine k, Expr b) {
    if (!k.gem.present()) {
      return k.design.is(VmaReference.HELD) ? k.lifetimes.get(arm, b) : arm;
    }
    Expr.Read users = k.gem.useCount.at(b);
    arm.when(k.buffers.resv.at(b).is(Holder.FREE));
    if (!k.design.is(VmaPages.COUNTED)) {
      return arm;
    }
    return arm.check(PropertyIds.S13, users.is(0).not().named("the pages have a user already"))
        .set(users, users.plus(1));
  }

  /** A VMA of the buffer lets go of it; the last user of pages puts them. */
  static ArmBuilder closed(ArmBuilder arm, Machine k, Expr b) {
    if (!k.gem.present()) {
      return k.design.is(VmaReference.HELD) ? k.lifetimes.put(arm, b) : arm;
    }
    arm.when(k.buffers.resv.at(b).is(Holder.FREE));
    return k.design.is(VmaPages.COUNTED) ? putPages(arm, k, b) : arm;
  }

  /** {@code drm_gem_shmem_put_pages}. */
  static ArmBuilder putPages(ArmBuilder arm, Machine k, Expr b) {
    Expr.Bound q = k.sets.pages().any("put_page");
    Expr.Bound f = k.sets.frames().any("put_frame");
    Expr.Read users = k.gem.useCount.at(b);
    Expr last = users.is(1);
    Expr.Read page = k.buffers.ttPage.at(b, q);
    if (k.tts.evict()) {
      Expr.Read dirty = k.tts.dirty.at(b, q, f);
      Expr marked = Expr.of(k.design.is(UnpopulateDirty.YES)).and(last).and(page.is(f));
      Expr.Read flag = k.tts.unevictable.at(b);
      arm.setAll(dirty, dirty.or(marked), q, f).set(flag, flag.and(last.not()));
    }
    return arm.check(PropertyIds.S13, users.is(0).not().named("there is a use to put"))
        .set(users, users.minus(1))
        .setAll(page, Expr.ifThenElse(last, k.sets.frames().none(), page), q);
  }
}
