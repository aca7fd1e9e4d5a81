package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.Pinning;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/** What must hold of pages that core reclaim can take. */
final class Evictable {

  private Evictable() {}

  /** A page that only the page cache holds is dirty, or its swap slot has the same content. */
  static Optional<Property> dirtyKept(Machine k) {
    if (!k.tts.evict()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr frame = k.frames.filePage(b, p);
    Expr place = k.buffers.placeOfFrame(frame);
    Expr letGo =
        k.tts
            .wanted(b)
            .and(k.buffers.memory.at(b).isNot(Memory.VRAM))
            .and(k.content.undefined.at(b, p).not())
            .and(k.buffers.ttPage.at(b, p).isNone())
            .and(frame.isSome());
    Expr swap = k.sets.swap().orElseThrow();
    Expr saved = k.tts.inSwap.at(b, p).and(k.content.fresh.at(b, p, swap));
    Expr kept = k.tts.dirty.at(b, p, frame).or(saved).or(k.content.fresh.at(b, p, place).not());
    return Optional.of(
        new PropertyBuilder(PropertyIds.S7, "DirtyKept", Kind.BOOKS)
            .statement(
                "a page of a wanted buffer that its tt has let go is dirty, or its swap slot holds the"
                    + " same content")
            .symptom("none by itself: reclaim may drop the page as if it had never been written")
            .invariant(Expr.forAll(b, Expr.forAll(p, letGo.implies(kept))))
            .reachable(
                "a written page is in its file and nowhere else",
                Expr.exists(b, Expr.exists(p, letGo)))
            .build());
  }

  /** A page is freed with no trace of its last owner. */
  static Optional<Property> cleanFree(Machine k) {
    if (!k.tts.swap()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr.Bound f = k.sets.frames().any("f");
    Expr blank = k.frames.mapping.at(b, p, f).is(Mapping.NONE);
    return Optional.of(
        new PropertyBuilder(PropertyIds.S16, "CleanFree", Kind.BOOKS)
            .statement("a page that is free has no page->mapping")
            .symptom("\"BUG: Bad page state\", non-NULL mapping, when the page is freed")
            .invariant(
                Expr.forAll(b, Expr.forAll(p, Expr.forAll(f, k.free(b, p, f).implies(blank)))))
            .reachable("a buffer with contents has let go of its pages", Properties.letGo(k))
            .build());
  }

  /** What a user has mapped is held against reclaim by every guard that the design has. */
  static Optional<Property> pinned(Machine k) {
    if (!k.tts.evict()) {
      return Optional.empty();
    }
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr.Bound f = k.sets.frames().any("f");
    Expr b = k.spaces.vmaBuffer.at(v);
    Expr mapped =
        k.spaces
            .pte
            .at(v, p)
            .is(k.buffers.placeOfFrame(f))
            .and(k.frames.inFile.at(b, p, f))
            .and(k.spaces.normalPtes.at(v).not());
    Expr referenced = k.design.is(Pinning.FLAG) ? Expr.of(true) : k.buffers.ttPage.at(b, p).is(f);
    Expr flagged = k.design.is(Pinning.REFERENCES) ? Expr.of(true) : k.tts.unevictable.at(b);
    Expr guards =
        k.design.is(Pinning.NONE)
            ? Expr.of(false)
            : referenced
                .named("the tt holds a reference")
                .and(flagged.named("the mapping says that it cannot be evicted"));
    return Optional.of(
        new PropertyBuilder(PropertyIds.S9, "Pinned", Kind.DISCIPLINE)
            .statement(
                "a shmem page that a PFN PTE maps is held against reclaim by the references of the tt"
                    + " and by AS_UNEVICTABLE of its mapping, as far as the design has them")
            .symptom("none by itself: reclaim takes the page for unmapped and may free it")
            .invariant(Expr.forAll(v, Expr.forAll(p, Expr.forAll(f, mapped.implies(guards)))))
            .reachable(
                "a page of the file is mapped",
                Expr.exists(v, Expr.exists(p, Expr.exists(f, mapped))))
            .build());
  }
}
