package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.state.Machine;

/** Where buffers can be deleted: when, and that nobody needs them then. */
final class LastReference {

  private LastReference() {}

  static Optional<Property> of(Machine k) {
    if (!k.lifetimes.present()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr destroyed = k.lifetimes.destroyed.at(b);
    Expr empty = k.buffers.populated(b).not().and(k.buffers.slot.at(b).isNone());
    Expr mapped = k.spaces.vmaBuffer.at(v).is(b);
    Expr unmapped =
        k.spaces.mappings.change()
            ? Expr.exists(v, mapped.and(k.spaces.mappings.mapped.at(v))).not()
            : Expr.of(false);
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S13, "Lifetime", Kind.HARM)
            .statement(
                "a buffer is destroyed once, by its last put, when it has no memory and no VMA maps"
                    + " it; nobody uses it afterwards")
            .symptom(
                "refcount_t: underflow or addition on 0; use-after-free, KASAN in"
                    + " ttm_bo_delayed_delete or in a page fault")
            .invariant(
                Expr.forAll(
                    b,
                    destroyed.implies(
                        empty.named("it has no memory").and(unmapped.named("no VMA maps it")))))
            .reachable("a buffer has been destroyed", Expr.exists(b, destroyed));
    if (k.design.is(MoveKind.BLIT)) {
      property.reachable(
          "a busy buffer has been resurrected", Expr.exists(b, k.lifetimes.deleted.at(b)));
    }
    return Optional.of(property.build());
  }
}
