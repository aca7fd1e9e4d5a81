package org.rmapcheck.ttm.state;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.state.Buffers.Holder;

/** Who holds {@code bo->base.resv}: one for each buffer, or one that all buffers share. */
public final class Reservations {

  private final Variable holder;
  private final Variable cpu;
  private final boolean shared;

  Reservations(ModelBuilder m, Sets sets, boolean shared) {
    this.shared = shared;
    holder =
        shared
            ? m.enumeration("resv", Holder.class)
            : m.enumeration("resv", Holder.class, sets.buffers());
    cpu =
        shared
            ? m.optionalId("resv_cpu", sets.cpus())
            : m.optionalId("resv_cpu", sets.cpus(), sets.buffers());
  }

  /** Who holds the reservation of the buffer. */
  public Expr.Read at(Expr b) {
    return shared ? holder.value() : holder.at(b);
  }

  /** Which CPU holds it, if a fault does. */
  public Expr.Read cpu(Expr b) {
    return shared ? cpu.value() : cpu.at(b);
  }

  /** All buffers have the same. */
  public boolean shared() {
    return shared;
  }
}
