package org.rmapcheck.ttm.property;

import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Unmap;
import org.rmapcheck.ttm.state.AddressSpaces.Ops;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/** The rules that keep harm away. */
final class Discipline {

  private Discipline() {}

  /** When the lookup returns, it has missed no translation; asserted where it returns. */
  static Property lookupComplete(Machine k) {
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S4, "LookupComplete", Kind.DISCIPLINE)
            .statement(
                "when the lookup returns, no PTE or TLB entry of the buffer is left that it should"
                    + " have removed, through whatever mapping")
            .symptom("none by itself: a translation has been missed and can be used later");
    if (!k.looksUp()) {
      return property.notMeaningful("this design has no lookup").build();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr mapped =
        Expr.exists(
            v, Expr.exists(p, k.spaces.vmaBuffer.at(v).is(b).and(k.spaces.pte.at(v, p).isSome())));
    return property
        .reachable(
            "a lookup begins while a page is mapped",
            Expr.exists(b, k.buffers.unmapping.at(b).and(mapped)))
        .build();
  }

  /** A PTE of a buffer's VMA is present only while the device's i_mmap lists the VMA. */
  static Property linked(Machine k) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr present = k.spaces.pte.at(v, p).isSome().and(k.spaces.vmaOps.at(v).is(Ops.TTM));
    Expr listed = k.spaces.mappings.whereLinked(v, k.spaces.ofDevice(v));
    return new PropertyBuilder(PropertyIds.S4I, "LinkedWhereLookedUp", Kind.DISCIPLINE)
        .statement(
            "a PTE that the buffer's fault handler has installed is in a VMA that the device's i_mmap"
                + " lists")
        .symptom("none by itself: unmap_mapping_range cannot find the PTE")
        .invariant(Expr.forAll(v, Expr.forAll(p, present.implies(listed))))
        .reachable("the fault handler has installed a PTE", Expr.exists(v, Expr.exists(p, present)))
        .build();
  }

  /** A TLB entry without its PTE is about to be flushed. */
  static Property tlbCover(Machine k) {
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr entry = k.spaces.tlb.at(c, v, p);
    Expr alone = entry.isSome().and(entry.isNot(k.spaces.pte.at(v, p)));
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S5, "TlbCover", Kind.DISCIPLINE)
            .statement(
                "a TLB entry whose PTE is gone is covered by a gather that has not flushed yet and whose"
                    + " VMA is still linked")
            .symptom("none by itself: a CPU keeps a translation that nobody will remove")
            .invariant(
                Expr.forAll(
                    c,
                    Expr.forAll(v, Expr.forAll(p, alone.implies(k.spaces.dulyCovered(c, v, p))))))
            .reachable(
                "a TLB entry outlives its PTE for a moment",
                k.design.is(Unmap.MISSING)
                    ? Expr.exists(c, Expr.exists(v, Expr.exists(p, entry.isSome())))
                    : Expr.exists(c, Expr.exists(v, Expr.exists(p, alone))));
    return Exemptions.ofTlbCover(property, k).build();
  }

  /** A page in the shmem file says so itself. */
  static Property shmemShape(Machine k) {
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S8, "ShmemShape", Kind.DISCIPLINE)
            .statement(
                "a page in a slot of the shmem file has page->mapping and page->index of that slot, and"
                    + " a page of a tt is in its slot")
            .symptom(
                "populate, read and truncate look the slot up again for ever: a task hangs at full"
                    + " CPU in shmem_get_folio_gfp or shmem_undo_range");
    if (k.design.is(Backing.POOL)) {
      return property.notMeaningful("pool pages belong to no shmem file").build();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr.Bound f = k.sets.frames().any("f");
    Expr in = k.frames.inFile.at(b, p, f);
    Expr backs = k.buffers.ttPage.at(b, p).is(f).named("a page of the tt");
    if (k.gem.present()) {
      backs = backs.and(k.gem.purged(b).not());
    }
    Expr shaped =
        k.frames
            .mapping
            .at(b, p, f)
            .is(Mapping.SHMEM)
            .and(k.frames.index.at(b, p, f).is(Index.FILE));
    return property
        .invariant(
            Expr.forAll(
                b, Expr.forAll(p, Expr.forAll(f, in.implies(shaped).and(backs.implies(in))))))
        .reachable(
            "a page of the file backs a buffer",
            Expr.exists(b, Expr.exists(p, k.frames.filePage(b, p).isSome())))
        .build();
  }

  /** Locks: asserted in the steps that need them. */
  static Property lockDiscipline(Machine k) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S14, "LockDiscipline", Kind.DISCIPLINE)
            .statement(
                "a new translation of a buffer is made under its reservation and mmap_lock; resource"
                    + " and pages change under the reservation only, who drops it holds it, and a"
                    + " fault is tried again once and only if it had to wait"
                    + (k.tts.swap() ? "; outside it a swapped tt has no pages" : ""))
            .symptom("none by itself; lockdep would say so where dma_resv_assert_held is called");
    if (!k.has("cpu") && !k.has("move") && !k.tts.swap()) {
      return property.notMeaningful("neither faults nor moves take part").build();
    }
    if (k.tts.swap()) {
      Expr.Bound b = k.sets.buffers().any("b");
      Expr unlocked = k.buffers.resv.at(b).is(Holder.FREE);
      Expr both = k.tts.swapped.at(b).and(k.buffers.populated(b));
      property.invariant(Expr.forAll(b, unlocked.implies(both.not())));
    }
    property.reachable(
        "a page has been mapped", Expr.exists(v, Expr.exists(p, k.spaces.pte.at(v, p).isSome())));
    return Exemptions.ofLockDiscipline(property, k).build();
  }
}
