package org.rmapcheck.ttm.actor;

import java.util.function.Consumer;
import java.util.function.Function;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.ClearFields;
import org.rmapcheck.ttm.design.ClearLoop;
import org.rmapcheck.ttm.design.PageFields;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * What becomes of a tt's pages when it is unpopulated, and of its shmem file at the last put. Read
 * from the sources.
 *
 * <p>Abstracted: all pages go in one step, as they came. The file is truncated in one step: nobody
 * else knows it any more.
 */
final class Unpopulate {

  private Unpopulate() {}

  /**
   * {@code ttm_tt_clear_mapping}, as TTM ran it before the pages were freed: where TTM writes the
   * fields of its pages it also clears them.
   */
  static void clearFields(ArmBuilder arm, Machine k, Expr b, Function<Expr, Expr> frameOf) {
    if (!k.design.is(PageFields.WRITTEN) || k.design.is(ClearFields.NO)) {
      return;
    }
    Expr.Bound p = k.sets.pages().any("cleared_page");
    Expr.Bound f = k.sets.frames().any("cleared");
    Expr.Read mapping = k.frames.mapping.at(b, p, f);
    Expr.Read index = k.frames.index.at(b, p, f);
    Expr mine = frameOf.apply(p).is(f);
    if (k.design.is(ClearLoop.STUCK)) {
      mine = mine.and(p.is(k.sets.pages().first()));
    }
    arm.setAll(mapping, Expr.ifThenElse(mine, Expr.of(Mapping.NONE), mapping), p, f);
    arm.setAll(index, Expr.ifThenElse(mine, Expr.of(Index.NONE), index), p, f);
  }

  /**
   * The last reference on a tt's file is put: {@code fput} defers to task work or a worker, then
   * the inode is evicted and truncated. {@code shmem_undo_range} retries an index for ever when the
   * page there says that it belongs to another mapping.
   */
  static void dropFile(ProcessBuilder p, Machine k, Expr b, Consumer<ArmBuilder> then) {
    dropFile(p, k, b, "fput", then);
  }

  /** The same, at a step with this label. */
  static void dropFile(
      ProcessBuilder p, Machine k, Expr b, String label, Consumer<ArmBuilder> then) {
    Expr.Bound page = k.sets.pages().any("page");
    Expr.Bound f = k.sets.frames().any("frame");
    Expr old = k.frames.inFile.at(b, page, f).and(k.buffers.ttPage.at(b, page).isNot(f));
    Expr shaped =
        Expr.forAll(
            page, Expr.forAll(f, old.implies(k.frames.mapping.at(b, page, f).is(Mapping.SHMEM))));
    Expr.Read mapping = k.frames.mapping.at(b, page, f);
    Expr.Read index = k.frames.index.at(b, page, f);
    var step =
        p.step(label)
            .kernel(
                "shmem_undo_range", KernelFiles.SHMEM, "if (folio_mapping(folio) != mapping) {");
    ArmBuilder truncate =
        step.when(shaped)
            .check(PropertyIds.S8, shaped)
            .setAll(
                k.frames.inFile.at(b, page, f),
                k.frames.inFile.at(b, page, f).and(old.not()),
                page,
                f)
            .setAll(mapping, Expr.ifThenElse(old, Expr.of(Mapping.NONE), mapping), page, f)
            .setAll(index, Expr.ifThenElse(old, Expr.of(Index.NONE), index), page, f);
    then.accept(truncate);
    step.otherwise().check(PropertyIds.S8, shaped).goTo(label);
  }

  /** A tt is destroyed whose file has outlived its pages before: the file goes in the same step. */
  static void putFile(ArmBuilder arm, Machine k, Expr b) {
    Expr.Bound p = k.sets.pages().any("put_page");
    Expr.Bound f = k.sets.frames().any("put");
    Expr mine = k.buffers.ghostPage.at(b, p).isNot(f);
    Expr.Read in = k.frames.inFile.at(b, p, f);
    Expr.Read mapping = k.frames.mapping.at(b, p, f);
    Expr.Read index = k.frames.index.at(b, p, f);
    arm.setAll(in, in.and(mine.not()), p, f)
        .setAll(mapping, Expr.ifThenElse(mine, Expr.of(Mapping.NONE), mapping), p, f)
        .setAll(index, Expr.ifThenElse(mine, Expr.of(Index.NONE), index), p, f);
    if (k.sets.swap().isPresent()) {
      arm.setAll(k.tts.inSwap.at(b, p), Expr.of(false), p);
    }
    if (k.tts.evict()) {
      Expr.Read dirty = k.tts.dirty.at(b, p, f);
      arm.setAll(dirty, dirty.and(mine.not()), p, f).set(k.tts.unevictable.at(b), false);
    }
  }
}
