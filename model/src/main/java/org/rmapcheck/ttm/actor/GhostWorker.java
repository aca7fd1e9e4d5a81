package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.FileOwner;
import org.rmapcheck.ttm.design.Ghost;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * The worker that frees what a ghost holds when its fences have signalled: {@code
 * ttm_bo_delayed_delete} (Linux 6.12). Read from the sources.
 *
 * <p>Abstracted: a ghost waits for the fences of its buffer, also for those that came after it.
 * Where a tt's file outlives its pages, the ghost's unpopulate and the last put of its file are one
 * step, since nobody else knows that file.
 */
final class GhostWorker {

  private GhostWorker() {}

  /** Adds the worker, unless the design has no ghosts or another actor has added it. */
  static void addTo(ModelBuilder model, Machine k, String actor) {
    boolean first =
        switch (actor) {
          case "gpu" -> true;
          case "shrinker" -> !k.has("gpu");
          default -> !k.has("gpu") && !k.has("shrinker");
        };
    boolean ghosts = k.has("gpu") ? k.design.is(Ghost.HOLDS) : k.gutsBusy();
    if (!first || !(ghosts || k.gutsBusy())) {
      return;
    }
    model.process(
        "ghost",
        k.sets.buffers(),
        p -> {
          p.rest("release").note("the worker that deletes the ghost of a buffer");
          release(p, k);
        });
  }

  private static void release(ProcessBuilder p, Machine k) {
    Expr.Bound b = p.self();
    Expr.Bound q = k.sets.pages().any("q");
    ArmBuilder free =
        p.step("release")
            .kernel("ttm_bo_delayed_delete", KernelFiles.TTM_BO, "ttm_bo_cleanup_memtype_use(bo);")
            .await(k.buffers.ghost.at(b).and(k.ownIdle(b)));
    if (!k.ttKeepsFile()) {
      Unpopulate.clearFields(free, k, b, page -> k.buffers.ghostPage.at(b, page));
    }
    free.setAll(k.buffers.ghostPage.at(b, q), k.sets.frames().none(), q)
        .release(k.buffers.ghostSlot.at(b));
    Accounts.sub(free, k, b, k.buffers.ghostPage.at(b, k.sets.pages().first()).isSome());
    if (k.ttKeepsFile()) {
      putFile(free, k, b).set(k.buffers.ghost.at(b), false).goTo("release");
    } else if (k.design.is(Backing.SHMEM) && k.design.is(FileOwner.TT)) {
      free.goTo("fput");
      Unpopulate.dropFile(p, k, b, arm -> arm.set(k.buffers.ghost.at(b), false).goTo("release"));
    } else {
      free.set(k.buffers.ghost.at(b), false).goTo("release");
    }
  }

  private static ArmBuilder putFile(ArmBuilder arm, Machine k, Expr b) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound f = k.sets.frames().any("f");
    Expr mine = k.buffers.ghostPage.at(b, q).is(f);
    Expr.Read in = k.frames.inFile.at(b, q, f);
    Expr.Read mapping = k.frames.mapping.at(b, q, f);
    Expr.Read index = k.frames.index.at(b, q, f);
    if (k.gutsBusy()) {
      Expr there = k.tts.ghostFileGone.at(b).not();
      arm.check(PropertyIds.S13, there.named("the ghost's tt still has its file"))
          .set(k.tts.ghostFileGone.at(b), false);
    }
    if (k.tts.evict()) {
      Expr.Read dirty = k.tts.dirty.at(b, q, f);
      arm.setAll(dirty, dirty.and(mine.not()), q, f);
    }
    return arm.setAll(in, in.and(mine.not()), q, f)
        .setAll(mapping, Expr.ifThenElse(mine, Expr.of(Mapping.NONE), mapping), q, f)
        .setAll(index, Expr.ifThenElse(mine, Expr.of(Index.NONE), index), q, f);
  }
}
