package org.rmapcheck.ttm.state;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.Driver;
import org.rmapcheck.ttm.design.VmaPages;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;
import org.rmapcheck.ttm.state.Tts.Madv;

/**
 * What a buffer has that is a {@code drm_gem_shmem_object}; no part of the model where buffers are
 * TTM's. Its pages are the variable that elsewhere holds those of the tt: {@code shmem->pages}.
 *
 * <p>At the start the GPU uses the pages, through the object's sg table, and each VMA does.
 */
public final class GemObjects {

  /** {@code shmem->madv}. */
  public final Variable madv;

  /** The object is in the driver's {@code shrinker_list}. */
  public final Variable listed;

  /** {@code pfdev->shrinker_lock}, which protects the list and holds the advice still. */
  public final Variable shrinkerLock;

  /** {@code shmem->pages_use_count}. */
  public final Variable useCount;

  private final boolean present;

  GemObjects(
      ModelBuilder m,
      Design design,
      Sets sets,
      Buffers buffers,
      PageFrames frames,
      Tts tts,
      Mappings mappings) {
    present = design.is(Driver.GEM_SHMEM);
    boolean counted = design.is(VmaPages.COUNTED);
    Type count = new Type.IntRange(0, 1 + (counted ? sets.vmas().size() : 0));
    madv = declare(m, "gem_madv", Type.Enumeration.of(Madv.class), sets.buffers());
    listed = declare(m, "shrinker_listed", new Type.Bool(), sets.buffers());
    shrinkerLock = declare(m, "shrinker_lock", new Type.Bool());
    useCount = declare(m, "pages_use_count", count, sets.buffers());
    if (!present) {
      return;
    }
    for (int b = 0; b < sets.buffers().size(); b++) {
      int users = 1 + (counted ? mappings.mappedAtStart() : 0);
      Expr buffer = sets.buffers().member(b);
      m.initially(useCount.at(buffer), new Expr.Const(count, users));
    }
    if (tts.evict()) {
      m.initiallyAll(tts.unevictable, new Expr.Const(new Type.Bool(), 1));
    }
    Expr.Const first = sets.frames().member(0);
    m.initiallyAll(buffers.ttPage, first);
    for (int b = 0; b < sets.buffers().size(); b++) {
      for (int p = 0; p < sets.pages().size(); p++) {
        Expr buffer = sets.buffers().member(b);
        Expr page = sets.pages().member(p);
        m.initially(frames.inFile.at(buffer, page, first), new Expr.Const(new Type.Bool(), 1));
        m.initially(
            frames.mapping.at(buffer, page, first), constant(frames.mapping, Mapping.SHMEM));
        m.initially(frames.index.at(buffer, page, first), constant(frames.index, Index.FILE));
      }
    }
  }

  private static Expr.Const constant(Variable variable, Enum<?> value) {
    return new Expr.Const(variable.type(), value.ordinal());
  }

  private Variable declare(ModelBuilder m, String name, Type type, IdSet... dimensions) {
    return present
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Whether the buffers of the scenario are drm_gem_shmem's. */
  public boolean present() {
    return present;
  }

  /** The object's contents have been purged. */
  public Expr purged(Expr b) {
    return madv.at(b).is(Madv.PURGED);
  }
}
