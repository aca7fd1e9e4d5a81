package org.rmapcheck.ttm.actor;

import java.util.function.Function;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;

/**
 * One process's walk over the VMAs of a buffer, {@code ttm_bo_unmap_virtual}: its cursor, and the
 * gather that it fills. Whoever takes translations away has a walk of its own, so that mover,
 * shrinker and all others can be under way at one time. Recorded (Linux 6.1).
 *
 * <p>Abstracted: a flush is one step for each CPU that has something to lose, CPUs in any order.
 */
final class UnmapWalk {

  private static final KernelRef RETURNED =
      new KernelRef(
          "ttm_bo_unmap_virtual", "ttm_mem_io_free(bdev, bo->resource);", KernelFiles.TTM_BO);

  /** The VMA and the page that the walk is at. */
  final Expr.Read vma;

  final Expr.Read page;
  final Gather gather;

  /** The buffer that is looked up. */
  final Expr bo;

  private final Machine k;
  private final String prefix;

  /**
   * A walk of a process with one instance.
   *
   * @param owner name of the gather, see {@link Actor#gatherers}
   * @param bo the buffer that is looked up
   */
  UnmapWalk(ModelBuilder m, Machine k, String owner, IdSet process, Expr bo) {
    this.k = k;
    this.bo = bo;
    this.prefix = owner.equals("move") ? "" : owner + "_";
    this.gather = k.spaces.gather(owner);
    Expr.Bound self = process.any("self");
    vma = m.local(prefix + "walk_vma", new Type.Id(k.sets.vmas(), true), self);
    page = m.local(prefix + "walk_page", new Type.Id(k.sets.pages(), false), self);
  }

  /** The label of a step of this walk. */
  String label(String step) {
    return prefix + step;
  }

  /** Adds the steps from {@code unmap}, where {@code caller} calls, to {@code then}. */
  void unmap(ProcessBuilder p, KernelRef caller, String then) {
    unmap(p, caller, RETURNED, then);
  }

  /** The same, where {@code returned} is what the caller does next. */
  void unmap(ProcessBuilder p, KernelRef caller, KernelRef returned, String then) {
    Expr fromSystem = k.buffers.memory.at(bo).is(Memory.SYSTEM);
    boolean byRange = k.design.is(Lookup.RANGE);
    ArmBuilder start =
        p.step(label("unmap"))
            .kernel(caller.function(), caller.file(), caller.call())
            .when(byRange ? Expr.of(true) : fromSystem.not())
            .set(k.buffers.unmapping.at(bo), true);
    if (byRange) {
      start.goTo(label("i_mmap_lock"));
    } else {
      start
          .goTo(label("i_mmap_lock"))
          .otherwise()
          .set(k.buffers.unmapping.at(bo), true)
          .goTo(label("rmap_page"));
    }
    UnmapByRange.addTo(p, k, this);
    if (!byRange) {
      UnmapByPage.addTo(p, k, this);
    }
    p.step(label("lookup_done"))
        .kernel(returned.function(), returned.file(), returned.call())
        .note("the lookup has returned")
        .always()
        .check(PropertyIds.S4, nothingMissed())
        .set(k.buffers.unmapping.at(bo), false)
        .goTo(then);
  }

  /** No usable translation of the buffer's current backing, but for those that came back. */
  private Expr nothingMissed() {
    return k.spaces.everyTranslation(
        (buffer, mapped, area) ->
            place -> {
              Expr fine = buffer.isNot(bo).or(place.isNot(k.backing(buffer, mapped)));
              return k.cameBack.map(back -> fine.or(back.at(area, mapped))).orElse(fine);
            });
  }

  /** The first VMA behind the cursor of the walk that satisfies the condition. */
  Expr next(Expr.Bound v, Function<Expr, Expr> matches) {
    Expr.Bound u = k.sets.vmas().any("u");
    Expr behindCursor = vma.isNone().or(vma.lessThan(v));
    Expr skipped = u.lessThan(v).and(vma.isNone().or(vma.lessThan(u))).and(matches.apply(u));
    return behindCursor.and(matches.apply(v)).and(Expr.exists(u, skipped).not());
  }

  /** Adds a step that flushes what is gathered, one CPU at a time in any order, then goes on. */
  void flush(ProcessBuilder p, String step, String then) {
    TlbGather.flush(p, k, gather, label(step), arm -> arm.goTo(then));
  }
}
