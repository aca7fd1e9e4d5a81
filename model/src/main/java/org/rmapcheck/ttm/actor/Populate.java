package org.rmapcheck.ttm.actor;

import java.util.Optional;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.AllocReclaim;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.PageFields;
import org.rmapcheck.ttm.design.PageLimit;
import org.rmapcheck.ttm.design.ShrinkLock;
import org.rmapcheck.ttm.design.SwapSpace;
import org.rmapcheck.ttm.design.SwappedFlag;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/**
 * {@code ttm_tt_populate}: the tt gets a page for each of its indices, from the pool or from a
 * shmem file. The pool is recorded (Linux 6.1), shmem is read from the sources.
 *
 * <p>Abstracted: all pages come in one step, since the reservation keeps everybody from seeing some
 * of them; where faults do without it, two of them that populate one tt at the same time are left
 * out, which would leak pages but map none twice. Running out of memory is left out: it ends the
 * fault or the move and changes nothing.
 */
final class Populate {

  private final Machine k;
  private final Expr b;
  private final String prefix;
  private final Expr.Bound q;
  private Optional<Expr> discipline = Optional.empty();

  /** Steps for buffer {@code b}, their labels starting with a prefix. */
  Populate(Machine k, Expr b, String prefix) {
    this.k = k;
    this.b = b;
    this.prefix = prefix;
    this.q = k.sets.pages().any("q");
  }

  /** What must hold when the tt is written. */
  Populate requiring(Expr condition) {
    discipline = Optional.of(condition);
    return this;
  }

  /** Adds the steps: populates if {@code wanted} and not yet done, then goes to {@code then}. */
  void addTo(ProcessBuilder p, Expr wanted, String then) {
    Expr needed = wanted.and(k.buffers.populated(b).not());
    if (!k.design.is(PageLimit.BELOW)) {
      limit(p, needed);
    }
    boolean writesFields = !k.design.is(PageFields.OWN);
    String done = writesFields ? prefix + "add_mapping" : then;
    if (k.design.is(Backing.POOL)) {
      fromPool(p, needed, done, then);
    } else if (!k.keepsFile()) {
      fromNewFile(p, needed, done, then);
    } else {
      fromKeptFile(p, needed, done, then);
    }
    if (writesFields) {
      addMapping(p, then);
    }
  }

  private void fromPool(ProcessBuilder p, Expr needed, String done, String then) {
    Expr frame = k.lowestFree(b, q);
    ArmBuilder arm =
        p.step(pages())
            .kernel(
                "ttm_tt_populate",
                KernelFiles.TTM_TT,
                "ret = ttm_pool_alloc(&bdev->pool, ttm, ctx);")
            .when(needed);
    Expr swappedIn =
        k.sets
            .swap()
            .filter(swap -> k.tts.swap())
            .map(swap -> k.tts.swapped.at(b).and(k.content.fresh.at(b, q, swap)))
            .orElse(Expr.of(false));
    if (k.tts.swap()) {
      arm.set(k.tts.swapped.at(b), false);
    }
    fill(arm, frame, swappedIn).goTo(done).otherwise().goTo(then);
  }

  /** The file of a tt is new and empty. */
  private void fromNewFile(ProcessBuilder p, Expr needed, String done, String then) {
    Expr frame = k.lowestFree(b, q);
    ArmBuilder arm =
        p.step(pages())
            .kernel(
                "shmem_get_folio_gfp",
                KernelFiles.SHMEM,
                "folio = shmem_alloc_and_add_folio(vmf, gfp, inode, index,")
            .when(needed);
    addToFile(fill(arm, frame, Expr.of(false)), frame).goTo(done).otherwise().goTo(then);
  }

  /**
   * A file that has been kept still has the pages of the last time, in the page cache, the swap
   * cache or in swap. A page that says that it belongs to another mapping is looked up again for
   * ever.
   */
  private void fromKeptFile(ProcessBuilder p, Expr needed, String done, String then) {
    Expr existing = k.frames.filePage(b, q);
    Expr mine = k.frames.mapping.at(b, q, existing).is(Mapping.SHMEM);
    Expr shaped = Expr.forAll(q, existing.isNone().or(mine));
    ArmBuilder found =
        p.step(pages())
            .kernel(
                "shmem_get_folio_gfp",
                KernelFiles.SHMEM,
                "if (unlikely(folio->mapping != inode->i_mapping)) {")
            .when(needed.and(shaped))
            .check(PropertyIds.S8, shaped);
    if (k.tts.evict()) {
      found.set(k.tts.unevictable.at(b), true);
    }
    found
        .goTo(prefix + (reclaims() ? "reclaim" : "shmem_add"))
        .when(needed.not())
        .goTo(then)
        .otherwise()
        .check(PropertyIds.S8, shaped)
        .goTo(pages());
    if (reclaims()) {
      reclaim(p, prefix + "shmem_add");
    }
    Expr frame = Expr.ifThenElse(existing.isSome(), existing, k.lowestFree(b, q));
    Expr content = k.content.fresh.at(b, q, k.buffers.placeOfFrame(frame));
    ArmBuilder arm =
        p.step(prefix + "shmem_add")
            .kernel(
                "shmem_get_folio_gfp",
                KernelFiles.SHMEM,
                "folio = shmem_alloc_and_add_folio(vmf, gfp, inode, index,")
            .always();
    Expr lastValue = existing.isSome().and(content);
    if (k.sets.swap().isPresent()) {
      Expr inSwap = k.tts.inSwap.at(b, q);
      Expr read = inSwap.and(k.content.fresh.at(b, q, k.sets.swap().get()));
      lastValue = Expr.ifThenElse(existing.isSome(), content, read);
      arm.setAll(k.tts.inSwap.at(b, q), Expr.of(false), q);
      if (k.tts.evict()) {
        Expr.Read dirty = k.tts.dirty.at(b, q, frame);
        arm.setAll(dirty, inSwap.or(existing.isSome().and(dirty)), q);
      }
    }
    boolean forgets = k.tts.swap() && k.design.is(SwappedFlag.FORGOTTEN);
    if (k.tts.swap() && !forgets) {
      arm.set(k.tts.swapped.at(b), false);
    }
    addToFile(fill(arm, frame, lastValue), frame).goTo(forgets ? prefix + "swapin" : done);
    if (forgets) {
      swapin(p, done);
    }
  }

  /** The label of the step that gets pages: the first one, unless the limit is looked at before. */
  private String pages() {
    return prefix + (k.design.is(PageLimit.BELOW) ? "populate" : "populate_pages");
  }

  /** Over the limit, TTM swaps out others' tts, of which there are none left but its own kind. */
  private void limit(ProcessBuilder p, Expr needed) {
    Expr.Bound o = k.sets.buffers().any("other");
    Expr own = Expr.of(k.design.is(Backing.POOL) && k.has("swapout"));
    Expr swappable = own.and(k.buffers.populated(o)).and(k.buffers.resv.at(o).is(Holder.FREE));
    Expr spins =
        k.design.is(PageLimit.OVER_SPINS)
            ? needed.and(Expr.exists(o, swappable).not())
            : Expr.of(false);
    p.step(prefix + "populate")
        .kernel("ttm_tt_populate", KernelFiles.TTM_TT, "ret = ttm_global_swapout(ctx, GFP_KERNEL);")
        .await(spins.not())
        .goTo(pages());
  }

  private boolean reclaims() {
    return !k.design.is(AllocReclaim.FREE) && k.has("shrinker");
  }

  /** The shrinker runs in the task that populates and tries one of the buffers that are listed. */
  private void reclaim(ProcessBuilder p, String then) {
    Expr.Bound o = k.sets.buffers().any("shrunk");
    boolean blocks = k.design.is(ShrinkLock.BLOCK);
    Expr listed = k.tts.list.at(o).isNot(ShrinkList.NONE);
    StepBuilder step =
        p.step(prefix + "reclaim")
            .kernel(
                "shmem_sg_alloc_table",
                KernelFiles.I915_SHMEM,
                "i915_gem_shrink(NULL, i915, 2 * page_count, NULL, *s++);");
    if (k.design.is(AllocReclaim.SPINS)) {
      step.await(roomOrSomeToLetGo(o)).goTo(then);
      return;
    }
    step.choose(o)
        .when(listed)
        .when(blocks ? k.buffers.resv.at(o).is(Holder.FREE) : Expr.of(true))
        .goTo(then)
        .when(Expr.exists(o, listed).not())
        .goTo(then);
  }

  /** There is memory for one buffer; if another has it, that one has to be let go. */
  private Expr roomOrSomeToLetGo(Expr.Bound o) {
    Expr other = o.isNot(b).and(k.buffers.populated(o));
    Expr listed = k.tts.list.at(o).isNot(ShrinkList.NONE);
    Expr goes = other.and(listed).and(k.buffers.resv.at(o).is(Holder.FREE));
    if (k.design.is(SwapSpace.NONE)) {
      goes = goes.and(k.tts.wanted(o).not());
    }
    return Expr.exists(o, goes).or(Expr.exists(o, other).not());
  }

  /** What TTM does with a populated tt that still says that it is swapped. */
  private void swapin(ProcessBuilder p, String done) {
    Expr swapped = k.tts.swapped.at(b);
    p.step(prefix + "swapin")
        .kernel("ttm_tt_swapin", KernelFiles.TTM_TT, "BUG_ON(swap_storage == NULL);")
        .when(swapped.not())
        .goTo(done)
        .otherwise()
        .check(PropertyIds.S14, swapped.not().named("TTM does not swap a driver's tt in"))
        .goTo(prefix + "swapin");
  }

  /** Enters the pages into the tt. */
  private ArmBuilder fill(ArmBuilder arm, Expr frame, Expr content) {
    discipline.ifPresent(condition -> arm.check(PropertyIds.S14, condition));
    Accounts.add(arm, k, b);
    return arm.setAll(k.buffers.ttPage.at(b, q), frame, q)
        .setAll(k.content.fresh.at(b, q, k.buffers.placeOfFrame(frame)), content, q);
  }

  private ArmBuilder addToFile(ArmBuilder arm, Expr frame) {
    return arm.setAll(k.frames.inFile.at(b, q, frame), Expr.of(true), q)
        .setAll(k.frames.mapping.at(b, q, frame), Expr.of(Mapping.SHMEM), q)
        .setAll(k.frames.index.at(b, q, frame), Expr.of(Index.FILE), q);
  }

  private void addMapping(ProcessBuilder p, String then) {
    Expr page = k.buffers.ttPage.at(b, q);
    boolean written = k.design.is(PageFields.WRITTEN);
    ArmBuilder arm =
        p.step(prefix + "add_mapping")
            .kernel(
                written ? "ttm_tt_add_mapping" : "ttm_tt_clear_mapping",
                KernelFiles.TTM_TT,
                written
                    ? "ttm->pages[i]->mapping = bdev->dev_mapping;"
                    : "(*page)->mapping = NULL;")
            .always()
            .setAll(
                k.frames.mapping.at(b, q, page),
                Expr.of(written ? Mapping.DEVICE : Mapping.NONE),
                q);
    if (!written) {
      arm.setAll(k.frames.index.at(b, q, page), Expr.of(Index.NONE), q);
    }
    arm.goTo(then);
  }
}
