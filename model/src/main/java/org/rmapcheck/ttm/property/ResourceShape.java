package org.rmapcheck.ttm.property;

import java.util.Optional;
import java.util.stream.Stream;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * What a reservation protects, as it must be found by the next who takes it. Asserted in the steps
 * that drop reservations, assign resources and insert pages, where it costs no state; an invariant
 * would have to read who holds the reservation.
 */
public final class ResourceShape {

  private ResourceShape() {}

  static Optional<Property> of(Machine k) {
    boolean changed =
        Stream.of("cpu", "move", "shrinker", "madvise", "swapout", "exec", "access")
            .anyMatch(k::has);
    if (!changed) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    return Optional.of(
        new PropertyBuilder(PropertyIds.S21, "ResourceShape", Kind.BOOKS)
            .statement(
                "who drops a reservation leaves a slot to a buffer in VRAM alone, pages to one in system"
                    + " memory alone, and no open copy; and what is assigned, inserted or copied meets"
                    + " nothing stale")
            .symptom(
                "WARN_ON(bo->resource) in ttm_bo_assign_mem, memory that is lost until reboot, or"
                    + " accesses to a buffer that fault for ever")
            .reachable(
                "a buffer has memory",
                Expr.exists(b, k.buffers.slot.at(b).isSome().or(k.buffers.populated(b))))
            .build());
  }

  /** Asserts in the step that drops a reservation that its holder drops it, and what he leaves. */
  public static ArmBuilder checkUnlock(ArmBuilder unlock, Machine k, Expr b, Holder holder) {
    Expr mine = k.buffers.resv.at(b).is(holder);
    return unlock
        .check(PropertyIds.S14, mine.named("who drops the reservation holds it"))
        .check(PropertyIds.S21, atRest(k, b));
  }

  private static Expr atRest(Machine k, Expr b) {
    Expr.Bound p = k.sets.pages().any("shaped_page");
    Expr memory = k.buffers.memory.at(b);
    Expr slot = k.buffers.slot.at(b);
    Expr owned =
        Expr.ifThenElse(memory.is(Memory.VRAM), slot.isSome(), slot.isNone())
            .named("a buffer has a slot if it is in VRAM");
    Expr page = k.buffers.ttPage.at(b, p);
    Expr pages =
        Expr.forAll(
                p,
                Expr.ifThenElse(
                    memory.is(Memory.SYSTEM).and(k.buffers.populated(b)),
                    page.isSome(),
                    page.isNone()))
            .named("a buffer has all its pages, and only in system memory");
    Expr shape = owned.and(pages);
    return k.design.is(MoveKind.MEMCPY) ? shape.and(notCopied(k, b)) : shape;
  }

  private static Expr notCopied(Machine k, Expr b) {
    Expr.Bound p = k.sets.pages().any("copied_page");
    Expr open = k.buffers.copyFrom.at(b, p).isSome().or(k.buffers.copyTo.at(b, p).isSome());
    return k.buffers
        .copying
        .at(b)
        .not()
        .and(Expr.exists(p, open).not())
        .named("no copy of the buffer is open");
  }

  /** Asserts in the step that begins a move that the last one has left nothing behind. */
  public static ArmBuilder checkBegin(ArmBuilder begin, Machine k, Expr b) {
    Expr.Bound p = k.sets.pages().any("ghosts_page");
    Expr nothing =
        Expr.forAll(p, k.buffers.ghostPage.at(b, p).isNone())
            .and(k.buffers.ghostSlot.at(b).isNone())
            .named("memory of a ghost that is gone has been given back");
    Expr done = notCopied(k, b).and(k.buffers.fence.at(b).not().named("no fence waits for a copy"));
    return begin.check(PropertyIds.S21, nothing.and(done));
  }

  /** Asserts where a resource is assigned that the old one is gone. */
  public static ArmBuilder checkAssign(ArmBuilder assign, Machine k, Expr b) {
    return assign.check(
        PropertyIds.S21,
        k.buffers.slot.at(b).isNone().named("the old resource has been given back"));
  }

  /** Asserts where a fault inserts a page that it has the one that backs the buffer. */
  public static ArmBuilder checkInsert(ArmBuilder insert, Machine k, Expr b, Expr p, Expr pfn) {
    Expr current = pfn.isSome().and(pfn.is(k.buffers.backing(b, p)));
    return insert.check(
        PropertyIds.S21, current.named("the page that is inserted backs the buffer"));
  }
}
