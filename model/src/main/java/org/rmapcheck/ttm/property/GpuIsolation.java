package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;

/** What must hold of the GPU's translations. */
final class GpuIsolation {

  private GpuIsolation() {}

  static Optional<Property> of(Machine k) {
    if (!k.gpu.present()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr pte = k.gpu.pte.at(b, p);
    Expr tlb = k.gpu.tlb.at(b, p);
    Expr unlocked = k.buffers.resv.at(b).is(Holder.FREE);
    Expr held = pte.isNone().or(k.held(b, p, pte)).and(tlb.isNone().or(k.held(b, p, tlb)));
    Expr current =
        pte.isNone()
            .or(pte.is(k.backing(b, p)))
            .and(tlb.isNone().or(tlb.is(k.backing(b, p))))
            .named("the GPU's translations name the current backing");
    return Optional.of(
        new PropertyBuilder(PropertyIds.S15, "GpuIsolation", Kind.HARM)
            .statement(
                "no entry of the GPU's page tables or TLB names memory that has been freed, and outside"
                    + " the reservation each names the buffer's current memory")
            .symptom(
                "a job of the GPU reads and writes memory that belongs to somebody else by now; where"
                    + " an IOMMU is used it may report a fault")
            .invariant(Expr.forAll(b, Expr.forAll(p, held.and(unlocked.implies(current)))))
            .reachable(
                "the TLB of the GPU holds an entry of a buffer with contents",
                Expr.exists(
                    b, Expr.exists(p, tlb.isSome().and(k.content.undefined.at(b, p).not()))))
            .build());
  }
}
