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
    if (!k.device.suspends()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr asleep = k.device.awake.value().not();
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
}
