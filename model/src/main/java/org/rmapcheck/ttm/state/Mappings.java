package org.rmapcheck.ttm.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.FaultLock;
import org.rmapcheck.ttm.design.VmaOrder;

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

  /**
   * Actors that insert or remove VMAs, or whose gather can meet another one on a VMA: a scenario
   * without them has none of this state.
   */
  public static final Set<String> CHANGING =
      Set.of(
          "mmap",
          "munmap",
          "fork",
          "mremap",
          "exit",
          "suspend",
          "try-to-unmap",
          "dma-buf",
          "unplug");

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

  /** The device's {@code i_mmap_rwsem} is held for write for longer than a step. */
  public final Variable iMmapWriter;

  /** Holders of the VMA's own lock for read, and whether it is held for write. */
  public final Variable vmaReaders;

  public final Variable vmaWriter;

  /** The page table lock of a VMA is held for longer than a step. */
  public final Variable ptl;

  /** {@code mm->tlb_flush_batched}: reclaim has cleared PTEs and flushes them later. */
  public final Variable batched;

  /** {@code mm->tlb_flush_pending}: gathers between their begin and the end of their flush. */
  public final Variable tlbPending;

  /** Constant: the VMA that fork makes of a VMA of the parent. */
  public final Variable copyOf;

  /** Constant: the VMA that mremap moves a VMA to. */
  public final Variable movesTo;

  /** Constant: the VMA maps the buffer through its dma-buf. */
  public final Variable ofDmaBuf;

  private final boolean changing;
  private final boolean vmaLocks;
  private final int mappedAtStart;
  private final Set<String> actors;
  private final Expr parent;
  private final Expr child;

  Mappings(ModelBuilder m, Scope scope, Design design, Set<String> actors, Sets sets) {
    this.actors = Set.copyOf(actors);
    changing = actors.stream().anyMatch(CHANGING::contains);
    Type bool = new Type.Bool();
    Type count = new Type.IntRange(0, actors.size());
    mapped = declare(m, "vma_mapped", bool, sets.vmas());
    linked = declare(m, "vma_linked", bool, sets.vmas());
    running = declare(m, "mm_running", bool, sets.spaces());
    writer = declare(m, "mmap_writer", bool, sets.spaces());
    walkers = declare(m, "i_mmap_readers", count);
    boolean batches = actors.contains("try-to-unmap");
    batched = declare(m, batches, "tlb_flush_batched", bool, sets.spaces());
    boolean moves = actors.contains("mremap");
    iMmapWriter = declare(m, moves, "i_mmap_writer", bool);
    ptl = declare(m, moves, "ptl", bool, sets.vmas());
    vmaLocks = changing && !design.is(FaultLock.MMAP);
    vmaReaders =
        declare(m, vmaLocks, "vma_readers", new Type.IntRange(0, scope.cpus()), sets.vmas());
    vmaWriter = declare(m, vmaLocks, "vma_writer", bool, sets.vmas());
    tlbPending = declare(m, "tlb_flush_pending", count, sets.spaces());
    boolean before = design.is(VmaOrder.BEFORE);
    int last = scope.addressSpaces() - 1;
    parent = sets.spaces().member(before ? last : 0);
    child = sets.spaces().member(before ? 0 : last);
    copyOf = copies(m, scope, before, sets);
    movesTo = moves(m, scope, before, sets);
    ofDmaBuf = exported(m, scope, sets);
    mappedAtStart = scope.addressSpaces() - (actors.contains("fork") ? 1 : 0);
    if (changing) {
      for (int mm = 0; mm < scope.addressSpaces(); mm++) {
        if (!actors.contains("fork") || mm != (before ? 0 : last)) {
          mapped(m, scope, sets, before ? scope.mappings() - 1 : 0, mm);
        }
      }
    }
  }

  private Variable copies(ModelBuilder m, Scope scope, boolean before, Sets sets) {
    int perSpace = scope.buffers() * scope.mappings();
    int distance = perSpace * (scope.addressSpaces() - 1) * (before ? -1 : 1);
    int first = before ? -distance : 0;
    List<Long> values = new ArrayList<>();
    for (int v = 0; v < sets.vmas().size(); v++) {
      boolean parents = distance != 0 && v >= first && v < first + perSpace;
      values.add(parents ? v + distance : Type.NONE);
    }
    return constant(m, "fork_copy", values, sets, actors.contains("fork"));
  }

  private Variable moves(ModelBuilder m, Scope scope, boolean before, Sets sets) {
    int own = scope.mappings() - (actors.contains("dma-buf") ? 1 : 0);
    List<Long> values = new ArrayList<>();
    for (int v = 0; v < sets.vmas().size(); v++) {
      int to = v % scope.mappings() + (before ? -1 : 1);
      values.add(to >= 0 && to < own ? v + (before ? -1 : 1) : Type.NONE);
    }
    return constant(m, "mremap_target", values, sets, actors.contains("mremap"));
  }

  private Variable exported(ModelBuilder m, Scope scope, Sets sets) {
    List<Long> values = new ArrayList<>();
    for (int v = 0; v < sets.vmas().size(); v++) {
      values.add(v % scope.mappings() == scope.mappings() - 1 ? 1L : 0L);
    }
    Type type = new Type.Bool();
    return actors.contains("dma-buf")
        ? m.constant("vma_of_dma_buf", type, values, sets.vmas())
        : new Variable("vma_of_dma_buf", type, List.of(sets.vmas()), Variable.Kind.CONSTANT, "");
  }

  private static Variable constant(
      ModelBuilder m, String name, List<Long> values, Sets sets, boolean used) {
    Type type = new Type.Id(sets.vmas(), true);
    return used
        ? m.constant(name, type, values, sets.vmas())
        : new Variable(name, type, List.of(sets.vmas()), Variable.Kind.CONSTANT, "");
  }

  private void mapped(ModelBuilder m, Scope scope, Sets sets, int mapping, int mm) {
    Expr.Const yes = new Expr.Const(new Type.Bool(), 1);
    m.initially(running.at(sets.spaces().member(mm)), yes);
    for (int b = 0; b < scope.buffers(); b++) {
      Expr vma = sets.vmas().member((mm * scope.buffers() + b) * scope.mappings() + mapping);
      m.initially(mapped.at(vma), yes);
      m.initially(linked.at(vma), yes);
    }
  }

  private Variable declare(ModelBuilder m, String name, Type type, IdSet... dimensions) {
    return declare(m, changing, name, type, dimensions);
  }

  private static Variable declare(
      ModelBuilder m, boolean used, String name, Type type, IdSet... dimensions) {
    return used
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** The address space that forks. */
  public Expr parent() {
    return parent;
  }

  /** The address space that is forked. */
  public Expr child() {
    return child;
  }

  /** Whether mmap may make the VMA: not what mremap moves to, nor that of a dma-buf. */
  public Expr madeByMmap(Expr vma) {
    Expr made = actors.contains("mremap") ? movesTo.at(vma).isSome() : Expr.of(true);
    return actors.contains("dma-buf") ? made.and(ofDmaBuf.at(vma).not()) : made;
  }

  /** How many VMAs of a buffer there are at the start: one in each address space. */
  int mappedAtStart() {
    return mappedAtStart;
  }

  /** Whether faults can hold the lock of a VMA, which writers have to wait for. */
  public boolean vmaLocks() {
    return vmaLocks;
  }

  /** {@code vma_start_write}: waits for faults that hold the VMA's lock, and keeps others away. */
  public ArmBuilder startWrite(ArmBuilder arm, Expr vma) {
    return vmaLocks ? arm.when(vmaReaders.at(vma).is(0)).set(vmaWriter.at(vma), true) : arm;
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
    if (!changing) {
      return arm;
    }
    ArmBuilder free = actors.contains("mremap") ? arm.when(iMmapWriter.value().not()) : arm;
    return free.set(walkers.value(), walkers.value().plus(1));
  }

  /** A walk drops the device's {@code i_mmap_rwsem}. */
  public ArmBuilder unlock(ArmBuilder arm) {
    return changing ? arm.set(walkers.value(), walkers.value().minus(1)) : arm;
  }

  /** Whether nobody holds the device's {@code i_mmap_rwsem}. */
  public Expr iMmapFree() {
    Expr unread = walkers.value().is(0);
    return actors.contains("mremap") ? unread.and(iMmapWriter.value().not()) : unread;
  }

  /** Whether mremap holds what keeps walks off the VMA; empty if there is no mremap. */
  public Optional<Expr> mremapLocks(Expr vma) {
    return actors.contains("mremap")
        ? Optional.of(ptl.at(vma).or(iMmapWriter.value()))
        : Optional.empty();
  }

  /** Whether nobody holds the page table lock of the VMA for longer. */
  public Expr ptlFree(Expr vma) {
    return actors.contains("mremap") ? ptl.at(vma).not() : Expr.of(true);
  }
}
