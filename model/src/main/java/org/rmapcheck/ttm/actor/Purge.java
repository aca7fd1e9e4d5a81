package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.PurgeTt;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * {@code i915_ttm_purge} (Linux 6.12): gutting, then the file of the tt is truncated and put, and
 * the buffer is marked. Read from the sources.
 *
 * <p>Abstracted: the two passes of {@code shmem_undo_range} are one step, since nobody adds pages
 * to the file meanwhile: that takes the reservation. A page that says that it belongs to another
 * mapping is retried for ever.
 */
final class Purge {

  private Purge() {}

  /** Adds the steps from {@code prefix + "gut"} to {@code then}. */
  static void addTo(ProcessBuilder p, Machine k, String prefix, Expr b, String then) {
    Gutting.addTo(p, k, prefix, b, prefix + "truncate");
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound f = k.sets.frames().any("f");
    Expr theirs = k.buffers.ghostPage.at(b, q).is(f);
    boolean stale = k.design.is(PurgeTt.STALE) && k.ttKeepsFile();
    Expr old = k.frames.inFile.at(b, q, f);
    if (k.ttKeepsFile() && !stale) {
      old = old.and(theirs.not());
    }
    Expr.Read mapping = k.frames.mapping.at(b, q, f);
    Expr shaped = Expr.forAll(q, Expr.forAll(f, old.implies(mapping.is(Mapping.SHMEM))));
    StepBuilder step =
        p.step(prefix + "truncate")
            .kernel(
                "shmem_undo_range", KernelFiles.SHMEM, "if (folio_mapping(folio) != mapping) {");
    ArmBuilder truncate =
        step.when(shaped)
            .check(PropertyIds.S8, shaped)
            .setAll(k.frames.inFile.at(b, q, f), k.frames.inFile.at(b, q, f).and(old.not()), q, f)
            .setAll(mapping, Expr.ifThenElse(old, Expr.of(Mapping.NONE), mapping), q, f)
            .setAll(
                k.frames.index.at(b, q, f),
                Expr.ifThenElse(old, Expr.of(Index.NONE), k.frames.index.at(b, q, f)),
                q,
                f);
    if (k.sets.swap().isPresent()) {
      truncate.setAll(k.tts.inSwap.at(b, q), Expr.of(false), q);
    }
    if (k.tts.evict()) {
      Expr.Read dirty = k.tts.dirty.at(b, q, f);
      truncate.setAll(dirty, dirty.and(old.not()), q, f);
    }
    if (stale) {
      truncate.set(k.tts.ghostFileGone.at(b), k.buffers.ghost.at(b));
    }
    truncate
        .goTo(prefix + "purged")
        .otherwise()
        .check(PropertyIds.S8, shaped)
        .goTo(prefix + "truncate");
    p.step(prefix + "purged")
        .kernel("i915_ttm_purge", KernelFiles.I915_TTM, "obj->mm.madv = __I915_MADV_PURGED;")
        .always()
        .check(
            PropertyIds.S10,
            k.tts.wanted(b).not().named("the user does not want the contents any more"))
        .set(k.tts.madv.at(b), Madv.PURGED)
        .goTo(then);
  }
}
