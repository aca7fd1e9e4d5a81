package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.state.Machine;

/**
 * i915's {@code __shmem_writeback} (Linux 6.12): the dirty pages of a file go to swap. Read from
 * the sources.
 *
 * <p>Abstracted: {@code page_mapped} is false for every page here, since PFN PTEs are not counted.
 * The swap slot gets what the page holds when writeback begins; I/O that reads the page later could
 * only save a late store. Pages are written in one step: each is looked at by itself.
 */
final class Writeback {

  private Writeback() {}

  static void addTo(ProcessBuilder p, Machine k, Expr b, String label, String then) {
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound f = k.sets.frames().any("f");
    Expr frame = k.frames.filePage(b, q);
    Expr written = frame.isSome().and(k.tts.dirty.at(b, q, frame));
    Expr swap = k.sets.swap().orElseThrow();
    Expr.Read copy = k.content.fresh.at(b, q, swap(k));
    Expr content = k.content.fresh.at(b, q, k.buffers.placeOfFrame(frame));
    Expr.Read dirty = k.tts.dirty.at(b, q, f);
    p.step(label)
        .kernel(
            "__shmem_writeback",
            KernelFiles.I915_SHMEM,
            "ret = mapping->a_ops->writepage(page, &wbc);")
        .always()
        .setAll(k.content.fresh.at(b, q, swap), Expr.ifThenElse(written, content, copy), q)
        .setAll(k.tts.inSwap.at(b, q), k.tts.inSwap.at(b, q).or(written), q)
        .setAll(dirty, dirty.and(frame.is(f).not()), q, f)
        .goTo(then);
  }

  private static Expr swap(Machine k) {
    return k.sets.swap().orElseThrow();
  }
}
