package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * The GPU's page tables and TLB for the buffers that user jobs work on, and those jobs; no part of
 * the model where no job runs.
 */
public final class GpuTables {

  /** A job of a user works on the buffer; its fence is in the reservation, but no kernel fence. */
  public final Variable job;

  /** What the GPU's page table entry of a page points to. */
  public final Variable pte;

  /** What the GPU's TLB holds for a page. */
  public final Variable tlb;

  private final boolean present;

  GpuTables(ModelBuilder m, Set<String> actors, Sets sets) {
    present = actors.contains("exec");
    Type place = new Type.Id(sets.places(), true);
    job = declare(m, "gpu_job", new Type.Bool(), sets.buffers());
    pte = declare(m, "gpte", place, sets.buffers(), sets.pages());
    tlb = declare(m, "gtlb", place, sets.buffers(), sets.pages());
  }

  private Variable declare(ModelBuilder m, String name, Type type, IdSet... dimensions) {
    return present
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Whether user jobs are part of the scenario. */
  public boolean present() {
    return present;
  }
}
