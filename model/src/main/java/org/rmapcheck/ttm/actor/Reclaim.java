package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.FileHolders;
import org.rmapcheck.ttm.design.Pinning;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * Core reclaim of shmem pages: {@code shrink_folio_list} and {@code pageout} (Linux 6.12), one page
 * at a time, for ever. Read from the sources.
 *
 * <p>Abstracted: the folio lock is no state. Whoever else wants the folio takes a reference first
 * and then waits for the lock, and looks the slot up again when it has changed; that is the same as
 * coming later. The swap slot gets what the page holds when writeback begins: I/O that reads it
 * later could only save a late store. Writeback and the removal of the clean page are two visits,
 * as they are. {@code try_to_unmap} of mapped pages is left out: PFN PTEs are not counted.
 */
final class Reclaim implements Actor {

  @Override
  public String key() {
    return "reclaim";
  }

  @Override
  public String words() {
    return "core reclaim writes shmem pages to swap and frees them (shrink_folio_list)";
  }

  /** The page that is looked at. */
  private record Locals(Expr.Read bo, Expr.Read page, Expr.Read frame) {}

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet reclaimers = model.alone("reclaim");
    Expr.Bound self = reclaimers.any("self");
    Locals s =
        new Locals(
            model.local("reclaim_bo", new Type.Id(k.sets.buffers(), false), self),
            model.local("reclaim_page", new Type.Id(k.sets.pages(), false), self),
            model.local("reclaim_frame", new Type.Id(k.sets.frames(), false), self));
    model.process(
        "reclaim",
        reclaimers,
        p -> {
          p.rest("isolate").note(words());
          isolate(p, k, s);
          pageout(p, k, s);
          remove(p, k, s);
        });
    if (k.design.is(FileHolders.TWO)) {
      model.process(
          "holder",
          k.sets.buffers(),
          p -> {
            p.rest("hold").note("another user of the file looks its pages up and lets go of them");
            hold(p, k);
          });
    }
  }

  /** Another sg table of the same file: the flag of the mapping is no count. */
  private static void hold(ProcessBuilder p, Machine k) {
    Expr.Read flag = k.tts.unevictable.at(p.self());
    p.step("hold")
        .kernel("shmem_sg_alloc_table", KernelFiles.I915_SHMEM, "mapping_set_unevictable(mapping);")
        .always()
        .set(flag, true)
        .goTo("let_go");
    p.step("let_go")
        .kernel(
            "shmem_sg_free_table", KernelFiles.I915_SHMEM, "mapping_clear_unevictable(mapping);")
        .always()
        .set(flag, false)
        .goTo("hold");
  }

  /** R1 and R2: the page is in a file whose mapping does not say that it cannot be evicted. */
  private static void isolate(ProcessBuilder p, Machine k, Locals s) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound q = k.sets.pages().any("page");
    Expr.Bound f = k.sets.frames().any("f");
    boolean flag = k.design.is(Pinning.BOTH) || k.design.is(Pinning.FLAG);
    Expr own = k.frames.mapping.at(b, q, f).is(Mapping.SHMEM);
    Expr ghosts = k.buffers.ghostPage.at(b, q).is(f);
    Expr evictable = flag ? k.tts.unevictable.at(b).or(ghosts).and(own).not() : Expr.of(true);
    p.step("isolate")
        .kernel("shrink_folio_list", KernelFiles.VMSCAN, "if (unlikely(!folio_evictable(folio)))")
        .choose(b, q, f)
        .when(k.frames.inFile.at(b, q, f))
        .when(evictable)
        .set(s.bo, b)
        .set(s.page, q)
        .set(s.frame, f)
        .goTo("pageout");
  }

  /** Nobody but the page cache refers to the page. */
  private static Expr unreferenced(Machine k, Locals s) {
    Expr held =
        k.buffers
            .ttPage
            .at(s.bo, s.page)
            .is(s.frame)
            .or(k.buffers.ghostPage.at(s.bo, s.page).is(s.frame));
    boolean counted = k.design.is(Pinning.BOTH) || k.design.is(Pinning.REFERENCES);
    return counted ? held.not() : Expr.of(true);
  }

  /** R5: a dirty page goes to swap, and stays in the swap cache until it is looked at again. */
  private static void pageout(ProcessBuilder p, Machine k, Locals s) {
    Expr there = k.frames.inFile.at(s.bo, s.page, s.frame).and(unreferenced(k, s));
    Expr.Read dirty = k.tts.dirty.at(s.bo, s.page, s.frame);
    Expr swap = k.sets.swap().orElseThrow();
    Expr content = k.content.fresh.at(s.bo, s.page, k.buffers.placeOfFrame(s.frame));
    StepBuilder pageout =
        p.step("pageout")
            .kernel("pageout", KernelFiles.VMSCAN, "if (folio_clear_dirty_for_io(folio)) {");
    done(
            pageout
                .when(there.and(dirty))
                .set(dirty, false)
                .set(k.tts.inSwap.at(s.bo, s.page), true)
                .set(k.content.fresh.at(s.bo, s.page, swap), content),
            k,
            s)
        .goTo("isolate");
    pageout.when(there.and(dirty.not())).goTo("remove_mapping");
    done(pageout.otherwise(), k, s).goTo("isolate");
  }

  /** R6: the references are frozen, the page is still clean: it is freed. */
  private static void remove(ProcessBuilder p, Machine k, Locals s) {
    Expr dirty = k.tts.dirty.at(s.bo, s.page, s.frame);
    Expr.Read in = k.frames.inFile.at(s.bo, s.page, s.frame);
    StepBuilder remove =
        p.step("remove_mapping")
            .kernel(
                "__remove_mapping", KernelFiles.VMSCAN, "if (!folio_ref_freeze(folio, refcount))");
    done(
            remove
                .when(in.and(unreferenced(k, s)).and(dirty.not()))
                .set(in, false)
                .set(k.frames.mapping.at(s.bo, s.page, s.frame), Mapping.NONE)
                .set(k.frames.index.at(s.bo, s.page, s.frame), Index.NONE),
            k,
            s)
        .goTo("isolate");
    done(remove.otherwise(), k, s).goTo("isolate");
  }

  private static ArmBuilder done(ArmBuilder arm, Machine k, Locals s) {
    return arm.set(s.bo, k.sets.buffers().member(0))
        .set(s.page, k.sets.pages().first())
        .set(s.frame, k.sets.frames().member(0));
  }
}
