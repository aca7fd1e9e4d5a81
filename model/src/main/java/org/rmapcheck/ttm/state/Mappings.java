package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;

/**
 * What comes and goes in address spaces: VMAs in an mm's tree and in an {@code i_mmap}, the tasks
 * of an mm, and the locks that keep walkers and faults away meanwhile.
 *
 * <p>A scenario whose actors change none of this has no such state: each address space maps each
 * buffer, for ever. Elsewhere the first VMA of each address space and buffer is mapped and linked
 * at the start, but for those of a child that is still to be forked. All VMAs of a buffer begin at
 * one offset, so an {@code i_mmap} has them in the order in which they were inserted; that is the
 * order of their ids, since only fork (the child right behind the parent) and mremap (the new one
 * behind its equals) depend on it.
 */
public final class Mappings {

  /** Actors that insert or remove VMAs: a scenario without them has none of this state. */
  private static final Set<String> CHANGING = Set.of("mmap", "munmap", "fork", "mremap", "exit");

  /** The VMA is in the tree of its mm: a fault finds it. */
  public final Variable mapped;

  /** The VMA is in the {@code i_mmap} of its file: a walk finds it. */
  public final Variable linked;

  /** The mm has tasks that can run user code: its TLB entries are usable. */
  public final Variable running;

  /** {@code mmap_lock} is held for write. */
  public final Variable writer;

  /** Holders of the device's {@code i_mmap_rwsem} for read. */
  public final Variable walkers;

  /** {@code mm->tlb_flush_pending}: gathers between their begin and the end of their flush. */
  public final Variable tlbPending;

  private final boolean changing;

  Mappings(ModelBuilder m, Scope scope, Set<String> actors, Sets sets) {
    changing = actors.stream().anyMatch(CHANGING::contains);
    Type bool = new Type.Bool();
    Type count = new Type.IntRange(0, actors.size());
    mapped = declare(m, "vma_mapped", bool, sets.vmas());
    linked = declare(m, "vma_linked", bool, sets.vmas());
    running = declare(m, "mm_running", bool, sets.spaces());
    writer = declare(m, "mmap_writer", bool, sets.spaces());
    walkers = declare(m, "i_mmap_readers", count);
    tlbPending = declare(m, "tlb_flush_pending", count, sets.spaces());
    if (changing) {
      int child = actors.contains("fork") ? scope.addressSpaces() - 1 : -1;
      for (int mm = 0; mm < scope.addressSpaces(); mm++) {
        if (mm != child) {
          mapped(m, scope, sets, mm);
        }
      }
    }
  }

  private void mapped(ModelBuilder m, Scope scope, Sets sets, int mm) {
    Expr.Const yes = new Expr.Const(new Type.Bool(), 1);
    m.initially(running.at(sets.spaces().member(mm)), yes);
    for (int b = 0; b < scope.buffers(); b++) {
      Expr vma = sets.vmas().member((mm * scope.buffers() + b) * scope.mappings());
      m.initially(mapped.at(vma), yes);
      m.initially(linked.at(vma), yes);
    }
  }

  private Variable declare(ModelBuilder m, String name, Type type, IdSet... dimensions) {
    return changing
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Whether any actor of the scenario changes what is mapped. */
  public boolean change() {
    return changing;
  }

  /** The condition, and where VMAs come and go, that the VMA is linked. */
  public Expr whereLinked(Expr vma, Expr condition) {
    return changing ? linked.at(vma).and(condition) : condition;
  }

  /** A walk takes the device's {@code i_mmap_rwsem} for read. */
  public ArmBuilder lock(ArmBuilder arm) {
    return changing ? arm.set(walkers.value(), walkers.value().plus(1)) : arm;
  }

  /** A walk drops the device's {@code i_mmap_rwsem}. */
  public ArmBuilder unlock(ArmBuilder arm) {
    return changing ? arm.set(walkers.value(), walkers.value().minus(1)) : arm;
  }

  /** Whether nobody holds the device's {@code i_mmap_rwsem}. */
  public Expr iMmapFree() {
    return walkers.value().is(0);
  }
}
