package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.PageFields;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * Where somebody writes page fields, TTM or shmem, and nothing is swapped: a page that is free says
 * that it belongs to nobody.
 */
final class CleanFree {

  private CleanFree() {}

  static Optional<Property> of(Machine k) {
    boolean written = k.design.is(PageFields.WRITTEN);
    boolean shmem = k.design.is(Backing.SHMEM) && !k.design.is(PageFields.CLEARED);
    if (k.tts.swap() || !(written || shmem)) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr.Bound f = k.sets.frames().any("f");
    Expr clean = k.frames.mapping.at(b, p, f).is(Mapping.NONE);
    return Optional.of(
        new PropertyBuilder(PropertyIds.S16, "CleanFree", Kind.BOOKS)
            .statement("a page that has been freed has no page->mapping")
            .symptom("\"BUG: Bad page state\" in bad_page, with \"non-NULL mapping\"")
            .invariant(
                Expr.forAll(b, Expr.forAll(p, Expr.forAll(f, k.free(b, p, f).implies(clean)))))
            .reachable(
                written
                    ? "a page of a tt has the device's mapping"
                    : "a page of a tt has its file's mapping",
                Expr.exists(
                    b,
                    Expr.exists(
                        p,
                        Expr.exists(
                            f,
                            k.frames
                                .mapping
                                .at(b, p, f)
                                .is(written ? Mapping.DEVICE : Mapping.SHMEM)))))
            .build());
  }
}
