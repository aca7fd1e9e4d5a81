package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Machine;

/** Where a device suspends: nobody has a way to its memory while it sleeps. */
final class EveryoneStops {

  private EveryoneStops() {}

  static Optional<Property> of(Machine k) {
    if (!k.device.suspends() && !k.device.unplugs()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    boolean unplugs = k.device.unplugs();
    Expr gone = k.device.gone.value();
    Expr sleeps = k.device.awake.value().not();
    Expr asleep = !unplugs ? sleeps : k.device.suspends() ? sleeps.or(gone) : gone;
    if (unplugs) {
      return Optional.of(unplugged(k, asleep));
    }
    return Optional.of(
        new PropertyBuilder(PropertyIds.S18, "EveryoneStops", Kind.HARM)
            .statement(
                "while the device sleeps or is disabled, no PTE or TLB entry names its memory")
            .symptom(
                "a task reads all ones or hangs the bus: PCIe completion timeouts, machine checks, MCE")
            .invariant(
                k.spaces.everyTranslation(
                    (buffer, page, vma) -> place -> asleep.and(k.buffers.isVram(place)).not()))
            .reachable(
                "the device sleeps after a task has written to a buffer in it",
                Expr.exists(
                    b,
                    Expr.exists(
                        p,
                        asleep
                            .and(k.buffers.slot.at(b).isSome())
                            .and(k.content.undefined.at(b, p).not()))))
            .build());
  }

  private static Property unplugged(Machine k, Expr gone) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr dummy = k.sets.dummy().map(k.spaces.pte.at(v, p)::is).orElse(Expr.of(false));
    return new PropertyBuilder(PropertyIds.S18, "EveryoneStops", Kind.HARM)
        .statement("once the device is gone, no PTE or TLB entry names its memory")
        .symptom("a task reads all ones or hangs the bus: PCIe completion timeouts, machine checks")
        .invariant(
            k.spaces.everyTranslation(
                (buffer, page, vma) -> place -> gone.and(k.buffers.isVram(place)).not()))
        .reachable(
            "a task uses the dummy page after the device has gone",
            Expr.exists(v, Expr.exists(p, k.device.gone.value().and(dummy))))
        .build();
  }
}
