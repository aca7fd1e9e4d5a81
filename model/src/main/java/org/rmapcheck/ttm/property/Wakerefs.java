package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.RuntimePm.Status;

/** What references keep a device awake, where it sleeps and is woken. */
final class Wakerefs {

  private Wakerefs() {}

  static Optional<Property> of(Machine k) {
    if (!k.rpm.present()) {
      return Optional.empty();
    }
    Expr usage = k.rpm.usage.value();
    Expr status = k.rpm.status.value();
    Expr.Bound b = k.sets.buffers().any("b");
    Expr asleep = status.is(Status.SUSPENDED).implies(usage.is(0));
    Expr waking = status.is(Status.RESUMING).implies(usage.is(1));
    return Optional.of(
        new PropertyBuilder(PropertyIds.S22, "Wakerefs", Kind.BOOKS)
            .statement(
                "a device that somebody holds a reference on is awake, or the one who holds it is"
                    + " waking it")
            .symptom(
                "assert_rpm_wakelock_held warns, or the GPU's registers are read while they have no"
                    + " power")
            .invariant(
                asleep
                    .named("nobody uses a device that sleeps")
                    .and(waking.named("nobody but who wakes a device uses it until it is awake")))
            .reachable(
                "a buffer is shrunk while the device is awake",
                Expr.exists(b, k.buffers.resv.at(b).isNot(Holder.FREE))
                    .and(usage.isNot(Expr.of(0))))
            .build());
  }
}
