package org.rmapcheck.ttm.property;

import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/** What must never happen to memory and data. */
final class Harm {

  private Harm() {}

  /** Every usable translation names the current backing, or a mover is still looking it up. */
  static Property currentBacking(Machine k) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    return new PropertyBuilder(PropertyIds.S1, "CurrentBacking", Kind.HARM)
        .statement(
            "every PTE and TLB entry of a buffer names the memory that backs the buffer now, unless"
                + " a mover's lookup for it is still under way")
        .symptom(
            "the task goes on using the memory that the buffer has left; nothing is logged, because"
                + " user accesses through a PFN PTE are not instrumented")
        .invariant(k.spaces.everyTranslation(Translations.current(k)))
        .reachable(
            moves(k)
                ? "a page is mapped in its new place after a move"
                : "a buffer with contents has let go of its pages",
            moves(k)
                ? Expr.exists(v, Expr.exists(p, k.buffers.isVram(k.spaces.pte.at(v, p))))
                : Properties.letGo(k))
        .build();
  }

  /** No usable translation names memory that has been freed. */
  static Property noFreedMapped(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr.Bound q = k.sets.places().any("q");
    Expr givenBack = k.content.fresh.at(b, p, q).and(k.held(b, p, q).not());
    return new PropertyBuilder(PropertyIds.S2, "NoFreedMapped", Kind.HARM)
        .statement(
            "no PTE or TLB entry of a CPU names a page that has been freed or a VRAM slot that has"
                + " been given back")
        .symptom(
            "a task reads and writes pages that the allocator gives to somebody else: silent"
                + " corruption, KASAN sees nothing, since user accesses through a PFN PTE are not"
                + " instrumented")
        .invariant(k.spaces.everyTranslation(Translations.held(k)))
        .reachable(
            "memory that held a buffer's data has been freed",
            Expr.exists(
                b,
                Expr.exists(p, k.content.undefined.at(b, p).not().and(Expr.exists(q, givenBack)))))
        .build();
  }

  /** While a copy is active no translation names its source or its target. */
  static Property moveExclusion(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S3, "MoveExclusion", Kind.HARM)
            .statement(
                "while a buffer is being copied, from the first byte until the copy is known to be done,"
                    + " no PTE or TLB entry names its old or new memory")
            .symptom(
                "a task stores to a page while it is copied: the store may miss the copy, or the copy may"
                    + " overwrite it; nothing is logged");
    if (!k.has("move") && !k.has("swapout")) {
      return property.notMeaningful("nobody copies a buffer").build();
    }
    return property
        .invariant(k.spaces.everyTranslation(Translations.notCopied(k)))
        .reachable(
            "a page that a task has written is being copied",
            Expr.exists(
                b, k.buffers.copying.at(b).and(Expr.exists(p, k.content.undefined.at(b, p).not()))))
        .build();
  }

  /** The last value written is where the next access looks for it. */
  static Property noLostWrite(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr backing = k.backing(b, p);
    Expr window = k.buffers.copyTo.at(b, p).isSome().or(k.buffers.copying.at(b));
    Expr kept =
        Expr.forAll(
            b,
            Expr.forAll(
                p,
                k.content
                    .undefined
                    .at(b, p)
                    .or(window)
                    .or(backing.isNone())
                    .or(
                        k.content
                            .fresh
                            .at(b, p, backing)
                            .named("the buffer's memory holds the last value written"))));
    Expr seen = k.spaces.everyTranslation(Translations.fresh(k));
    return new PropertyBuilder(PropertyIds.S6, "NoLostWrite", Kind.HARM)
        .statement(
            "outside a copy the memory of a buffer holds the last value that any CPU wrote, and every"
                + " load through a PTE or TLB entry returns it")
        .symptom(
            "a task reads an old value: its last store is gone, or another task never sees it;"
                + " nothing is logged")
        .invariant(kept.and(seen))
        .reachable(
            moves(k)
                ? "a written page has been moved to VRAM"
                : "a buffer with contents has let go of its pages",
            moves(k) ? inVram(k) : Properties.letGo(k))
        .build();
  }

  /** The mover takes part, or nobody lets go of pages: what then counts is where they are moved. */
  private static boolean moves(Machine k) {
    return k.has("move") || !(k.tts.swap() || k.gem.present());
  }

  private static Expr inVram(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    return Expr.exists(
        b,
        k.buffers
            .memory
            .at(b)
            .is(Memory.VRAM)
            .and(k.buffers.copying.at(b).not())
            .and(Expr.exists(p, k.content.undefined.at(b, p).not())));
  }

  /** A VRAM slot serves one buffer at a time. */
  static Property slotExclusive(Machine k) {
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S12, "SlotExclusive", Kind.HARM)
            .statement(
                "a VRAM slot belongs to one buffer or ghost, and no other buffer gets it while a copy"
                    + " still reads or writes it")
            .symptom("one buffer's pixels appear in another, or a copy reads what it should not");
    if (k.scope.buffers() == 1) {
      return property.notMeaningful("one buffer has every VRAM slot to itself").build();
    }
    Expr.Bound s = k.sets.slots().any("s");
    Expr.Bound one = k.sets.buffers().any("one");
    Expr.Bound two = k.sets.buffers().any("two");
    Expr.Bound p = k.sets.pages().any("p");
    Expr clash = one.isNot(two).and(k.buffers.usesSlot(one, s)).and(k.buffers.usesSlot(two, s));
    if (k.evictions.present()) {
      Expr waits = k.evictions.inherited.at(one).is(two).or(k.evictions.inherited.at(two).is(one));
      clash = clash.and(waits.not());
    }
    Expr reused = k.buffers.slot.at(one).is(s).and(k.content.undefined.at(one, p).not());
    Expr stale = k.content.undefined.at(two, p).not();
    return property
        .invariant(Expr.forAll(s, Expr.forAll(one, Expr.forAll(two, clash.not()))))
        .reachable(
            "a written buffer is in a slot while another written buffer wants one",
            Expr.exists(
                s,
                Expr.exists(
                    one, Expr.exists(two, Expr.exists(p, one.isNot(two).and(reused).and(stale))))))
        .build();
  }
}
