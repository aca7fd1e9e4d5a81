package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.Accounting;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Visibility;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/** What lists and counters must say. */
final class Books {

  private Books() {}

  /** Each object is on the list that its advice and its place ask for, once. */
  static Optional<Property> accounting(Machine k) {
    if (!k.tts.advise() && !k.accounts()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr unlocked = k.buffers.resv.at(b).is(Holder.FREE);
    Expr right = k.tts.advise() ? listed(k, b) : counted(k, b);
    if (k.tts.advise() && k.accounts()) {
      right = right.and(counted(k, b));
    }
    Expr books = Expr.forAll(b, unlocked.implies(right));
    if (k.order.present()) {
      Expr.Bound o = k.sets.buffers().any("o");
      Expr sum = Expr.count(o, k.tts.list.at(o).isNot(ShrinkList.NONE));
      books =
          books
              .and(k.order.memory.value().is(sum).named("shrink_memory is what is listed"))
              .and(k.order.wellFormed().named("each list is a sequence"));
    }
    return Optional.of(
        new PropertyBuilder(PropertyIds.S11, "Accounting", Kind.BOOKS)
            .statement(
                "outside its reservation an object with shrinkable pages is on the list that its advice"
                    + " asks for, others are on that list or on none,"
                    + " nobody adds an object that is listed already, ttm_pages_allocated counts the"
                    + " populated tts that are TTM's own, and what counts as freed was there")
            .symptom(
                "list corruption, an object that the shrinker passes by for ever, or a page limit"
                    + " that is reached with free memory or never")
            .invariant(books)
            .reachable("a tt is populated", Expr.exists(b, k.buffers.populated(b)))
            .build());
  }

  /** {@code ttm_pages_allocated} counts the buffer's tts once each, if they are TTM's own. */
  private static Expr counted(Machine k, Expr b) {
    Expr allocated = k.tts.allocated.at(b);
    boolean counts = k.design.is(Backing.POOL) || k.design.is(Accounting.COUNTED);
    if (!counts) {
      return allocated.is(0).named("pages of a driver's tt are not counted");
    }
    Expr byGhost = k.buffers.ghostPage.at(b, k.sets.pages().first()).isSome();
    Expr one = k.buffers.populated(b);
    Expr both = one.and(byGhost);
    return Expr.ifThenElse(
            both,
            allocated.is(2),
            Expr.ifThenElse(one.or(byGhost), allocated.is(1), allocated.is(0)))
        .named("ttm_pages_allocated counts the populated tts");
  }

  /** The object is on the list that its advice asks for, or on none. */
  private static Expr listed(Machine k, Expr b) {
    Expr list = k.tts.list.at(b);
    Expr wanted = k.tts.wanted(b);
    Expr shrinkable = k.buffers.memory.at(b).isNot(Memory.VRAM).and(k.buffers.populated(b));
    Expr none = list.is(ShrinkList.NONE);
    if (k.design.is(Visibility.HIDDEN)) {
      return none.named("the object is on no list");
    }
    return (k.has("access") ? none : none.and(shrinkable.not()))
        .or(list.is(ShrinkList.SHRINK).and(wanted))
        .or(list.is(ShrinkList.PURGE).and(wanted.not()))
        .named("the object is on the list of its advice");
  }

  /** A walk meets each buffer once: the safety form of its end. */
  static Optional<Property> walkEnds(Machine k) {
    if (k.order.present()) {
      return Optional.of(scanEnds(k));
    }
    if (!k.has("swapout")) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr busy = k.buffers.resv.at(b).is(Holder.SWAPOUT);
    return Optional.of(
        new PropertyBuilder(PropertyIds.L3, "WalkEnds", Kind.DISCIPLINE)
            .statement("a swapout walk meets each buffer at most once")
            .symptom("populate, or hibernation, hangs at full CPU in ttm_lru_walk_for_evict")
            .reachable("a walk has got at a buffer", Expr.exists(b, busy))
            .build());
  }

  private static Property scanEnds(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr locked = k.buffers.resv.at(b).is(Holder.SHRINKER);
    return new PropertyBuilder(PropertyIds.L3, "WalkEnds", Kind.DISCIPLINE)
        .statement(
            "a walk of the shrinker, or of swapout, meets each buffer at most once, unless somebody"
                + " lists it anew meanwhile")
        .symptom("whoever needs memory hangs at full CPU in i915_gem_shrink")
        .reachable("a scan has got at a buffer", Expr.exists(b, locked))
        .build();
  }
}
