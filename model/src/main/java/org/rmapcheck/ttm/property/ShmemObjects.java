package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;

/** What must hold of drm_gem_shmem's objects. */
final class ShmemObjects {

  private ShmemObjects() {}

  /** Only what the user gave up is purged, and it stays so. */
  static Optional<Property> purged(Machine k) {
    if (!k.gem.present() || !k.has("panfrost-shrinker")) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr kept = k.frames.filePage(b, p).isSome();
    if (k.sets.swap().isPresent()) {
      kept = kept.or(k.tts.inSwap.at(b, p));
    }
    Expr settled = k.buffers.resv.at(b).is(Holder.FREE);
    return Optional.of(
        new PropertyBuilder(PropertyIds.S10, "PurgeMonotone", Kind.HARM)
            .statement(
                "only an object whose contents the user gave up is purged, and what is purged has"
                    + " nothing in its file")
            .symptom("madvise said that the contents are retained and they are gone")
            .invariant(
                Expr.forAll(b, k.gem.purged(b).and(settled).implies(Expr.exists(p, kept).not())))
            .reachable("an object has been purged", Expr.exists(b, k.gem.purged(b)))
            .build());
  }

  /** Whoever uses pages counts. */
  static Optional<Property> users(Machine k) {
    if (!k.gem.present()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr used = k.gem.useCount.at(b).is(0).not();
    return Optional.of(
        new PropertyBuilder(PropertyIds.S13, "Lifetime", Kind.HARM)
            .statement("an object has pages as long as they have users, and no use is put twice")
            .symptom("a warning in drm_gem_shmem_put_pages, then a use-after-free of pages")
            .invariant(Expr.forAll(b, used.is(k.buffers.populated(b))))
            .reachable("pages are in use", Expr.exists(b, used))
            .build());
  }

  /** The shrinker's list has what was given up and is not purged. */
  static Optional<Property> lists(Machine k) {
    if (!k.gem.present() || !k.has("panfrost-madvise")) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr settled = k.gem.shrinkerLock.value().not();
    Expr right = k.gem.listed.at(b).is(k.gem.madv.at(b).is(Madv.DONTNEED));
    return Optional.of(
        new PropertyBuilder(PropertyIds.S11, "Accounting", Kind.BOOKS)
            .statement(
                "outside shrinker_lock the shrinker's list has exactly what was given up and not"
                    + " purged")
            .symptom("list corruption, or memory that the shrinker never finds")
            .invariant(Expr.forAll(b, settled.implies(right)))
            .reachable("an object is on the list", Expr.exists(b, k.gem.listed.at(b)))
            .build());
  }
}
