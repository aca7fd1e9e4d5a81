package org.rmapcheck.ttm.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.BatchedFlush;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DmaBufRoute;
import org.rmapcheck.ttm.design.PteKind;
import org.rmapcheck.ttm.design.SecondRoute;
import org.rmapcheck.ttm.design.VmaFile;

/**
 * Address spaces: VMAs, page tables, and the TLBs of the CPUs that run in them.
 *
 * <p>Each CPU runs one pinned task, so every TLB entry of its own address space is usable. PTEs of
 * buffers are writable, as {@code vm_page_prot} of a shared writable PFN mapping is; so whether an
 * entry is writable is no state. A TLB entry has a dirty bit: a store through a clean one walks the
 * page table again.
 */
public final class AddressSpaces {

  /** Whose {@code i_mmap} a VMA is linked in. */
  public enum File {
    DEVICE,
    SHMEM
  }

  /** Whose fault handler a VMA has. */
  public enum Ops {
    TTM,
    SHMEM
  }

  /** Constants: address space, buffer, file and fault handler of each VMA. */
  public final Variable vmaSpace;

  public final Variable vmaBuffer;
  public final Variable vmaFile;
  public final Variable vmaOps;

  /** Constant: PTEs of this VMA are reference-counted. */
  public final Variable normalPtes;

  /** Constant: the address space in which a CPU runs. */
  public final Variable cpuSpace;

  /** What the PTE of a page points to. */
  public final Variable pte;

  /** What the CPU's TLB holds for a page. */
  public final Variable tlb;

  public final Variable tlbDirty;

  /** Holders of {@code mmap_lock} for read. */
  public final Variable mmapReaders;

  /** What comes and goes. */
  public final Mappings mappings;

  private final Map<String, Gather> gathers = new LinkedHashMap<>();
  private final OtherMappings others;
  private final Design design;
  private final Set<String> actors;
  private final Sets sets;
  private final Buffers buffers;

  AddressSpaces(
      ModelBuilder m,
      Scope scope,
      Design design,
      Set<String> actors,
      List<String> gatherers,
      Sets sets,
      Buffers buffers,
      OtherMappings others) {
    this.others = others;
    this.design = design;
    this.actors = Set.copyOf(actors);
    this.sets = sets;
    this.buffers = buffers;
    mappings = new Mappings(m, scope, design, actors, sets);
    vmaSpace = perVma(m, "vma_mm", new Type.Id(sets.spaces(), false), scope, (mm, b) -> mm);
    vmaBuffer = perVma(m, "vma_bo", new Type.Id(sets.buffers(), false), scope, (mm, b) -> b);
    vmaFile =
        perVma(
            m,
            "vma_file",
            Type.Enumeration.of(File.class),
            scope,
            (mm, b) -> file(scope, design, mm).ordinal());
    vmaOps =
        perVma(
            m,
            "vma_ops",
            Type.Enumeration.of(Ops.class),
            scope,
            (mm, b) -> (direct(scope, design, mm) ? Ops.SHMEM : Ops.TTM).ordinal());
    normalPtes =
        perVma(
            m,
            "normal_ptes",
            new Type.Bool(),
            scope,
            (mm, b) -> direct(scope, design, mm) || design.is(PteKind.NORMAL) ? 1 : 0);
    List<Long> cpuSpaces = new ArrayList<>();
    for (int c = 0; c < scope.cpus(); c++) {
      cpuSpaces.add((long) (c % scope.addressSpaces()));
    }
    cpuSpace = m.constant("cpu_mm", new Type.Id(sets.spaces(), false), cpuSpaces, sets.cpus());
    pte = m.optionalId("pte", sets.places(), sets.vmas(), sets.pages());
    tlb = m.optionalId("tlb", sets.places(), sets.cpus(), sets.vmas(), sets.pages());
    tlbDirty = m.bool("tlb_dirty", sets.cpus(), sets.vmas(), sets.pages());
    int syscalls = mappings.change() ? actors.size() : 0;
    mmapReaders = m.integer("mmap_readers", 0, scope.cpus() + syscalls, sets.spaces());
    gatherers.forEach(owner -> gathers.put(owner, new Gather(m, owner, sets)));
  }

  private static boolean direct(Scope scope, Design design, int mm) {
    return design.is(SecondRoute.ON) && mm == scope.addressSpaces() - 1;
  }

  private static File file(Scope scope, Design design, int mm) {
    boolean shmem =
        direct(scope, design, mm)
            || design.is(VmaFile.SHMEM)
            || (design.is(VmaFile.MIXED) && mm > 0);
    return shmem ? File.SHMEM : File.DEVICE;
  }

  /** A number for each pair of address space and buffer. */
  private interface PerVma {
    long value(int mm, int b);
  }

  private Variable perVma(ModelBuilder m, String name, Type type, Scope scope, PerVma perVma) {
    List<Long> values = new ArrayList<>();
    for (int mm = 0; mm < scope.addressSpaces(); mm++) {
      for (int b = 0; b < scope.buffers(); b++) {
        values.addAll(Collections.nCopies(scope.mappings(), perVma.value(mm, b)));
      }
    }
    return m.constant(name, type, values, sets.vmas());
  }

  /** Whether the CPU runs user code in the address space of the VMA. */
  public Expr runsIn(Expr cpu, Expr vma) {
    Expr mine = cpuSpace.at(cpu).is(vmaSpace.at(vma));
    return mappings.change() ? mine.and(mappings.running.at(vmaSpace.at(vma))) : mine;
  }

  /** Whether the VMA is one of those that the device's {@code i_mmap} lists when it is linked. */
  public Expr ofDevice(Expr vma) {
    Expr device = vmaFile.at(vma).is(File.DEVICE);
    boolean elsewhere = actors.contains("dma-buf") && !design.is(DmaBufRoute.DEVICE);
    return elsewhere ? device.and(mappings.ofDmaBuf.at(vma).not()) : device;
  }

  /** Whether {@code mmap_lock} can be taken for read. */
  public Expr mmapReadable(Expr space) {
    return mappings.change() ? mappings.writer.at(space).not() : Expr.of(true);
  }

  /** Whether {@code mmap_lock} can be taken for write. */
  public Expr mmapFree(Expr space) {
    return mmapReadable(space).and(mmapReaders.at(space).is(0));
  }

  /** {@code vma_end_write_all}: the locks of all VMAs of an address space go with its mmap_lock. */
  public ArmBuilder endWriteAll(ArmBuilder arm, Expr space) {
    if (!mappings.vmaLocks()) {
      return arm;
    }
    Expr.Bound v = sets.vmas().any("written");
    Expr.Read held = mappings.vmaWriter.at(v);
    return arm.setAll(held, held.and(vmaSpace.at(v).isNot(space)), v);
  }

  /**
   * {@code flush_tlb_batched_pending}: under the page table lock, before PTEs are looked at, what
   * reclaim has cleared and not yet flushed is flushed, with all of the mm.
   */
  public ArmBuilder flushBatched(ArmBuilder arm, Expr vma) {
    if (!actors.contains("try-to-unmap") || !design.is(BatchedFlush.FLUSHED)) {
      return arm;
    }
    Expr.Bound c = sets.cpus().any("batch_cpu");
    Expr.Bound v = sets.vmas().any("batch_vma");
    Expr.Bound p = sets.pages().any("batch_page");
    Expr.Read pending = mappings.batched.at(vmaSpace.at(vma));
    Expr flushed = pending.and(vmaSpace.at(v).is(vmaSpace.at(vma)));
    Expr.Read entry = tlb.at(c, v, p);
    Expr.Read dirty = tlbDirty.at(c, v, p);
    return arm.setAll(entry, Expr.ifThenElse(flushed, sets.places().none(), entry), c, v, p)
        .setAll(dirty, dirty.and(flushed.not()), c, v, p)
        .set(pending, Expr.of(false));
  }

  /** Number of reference-counted PTEs that map the frame: {@code folio_mapcount}. */
  public Expr mapcount(Expr b, Expr p, Expr frame) {
    Expr.Bound v = sets.vmas().any("mapper");
    return Expr.count(
        v,
        vmaBuffer
            .at(v)
            .is(b)
            .and(normalPtes.at(v))
            .and(pte.at(v, p).is(buffers.placeOfFrame(frame))));
  }

  /**
   * Whether a reference-counted PTE holds the frame, or a gather that has zapped one and not yet
   * flushed it: the pages of a gather are freed behind its flush.
   */
  public Expr pinned(Expr b, Expr p, Expr frame) {
    Expr.Bound v = sets.vmas().any("pinner");
    Expr.Bound c = sets.cpus().any("unflushed_cpu");
    Expr place = buffers.placeOfFrame(frame);
    Expr gathered = Expr.exists(c, covered(c, v, p).and(tlb.at(c, v, p).is(place)));
    Expr mapped =
        Expr.exists(
            v,
            vmaBuffer.at(v).is(b).and(normalPtes.at(v)).and(pte.at(v, p).is(place).or(gathered)));
    return others.orReferenced(mapped, b, p, place, vmaBuffer);
  }

  /** The gather of the process that declared itself as this owner. */
  public Gather gather(String owner) {
    return Objects.requireNonNull(gathers.get(owner), owner);
  }

  /** Some gather has zapped the page and will flush the entry of this CPU's TLB. */
  public Expr covered(Expr cpu, Expr vma, Expr page) {
    return Expr.anyOf(gathers.values().stream().map(g -> g.covers(cpu, vma, page)).toList());
  }

  /**
   * What S5 wants of a TLB entry that has lost its PTE: a gather covers it and the VMA is still
   * linked, or mremap holds both page table locks until it has flushed it. An mm without tasks is
   * exempt: its entries are not usable.
   */
  public Expr dulyCovered(Expr cpu, Expr vma, Expr page) {
    if (!mappings.change()) {
      return covered(cpu, vma, page);
    }
    Expr gathered =
        Expr.anyOf(
            gathers.entrySet().stream()
                .filter(g -> !g.getKey().equals("mremap"))
                .map(g -> g.getValue().covers(cpu, vma, page))
                .toList());
    Expr duly =
        mappings.running.at(vmaSpace.at(vma)).not().or(gathered.and(mappings.linked.at(vma)));
    return mappings
        .mremapLocks(vma)
        .map(locked -> duly.or(gather("mremap").covers(cpu, vma, page).and(locked)))
        .orElse(duly);
  }

  /** Some gather of a walk has something to flush in this VMA; reclaim's own flush comes later. */
  public Expr gathering(Expr vma) {
    return Expr.anyOf(
        gathers.entrySet().stream()
            .filter(g -> !g.getKey().equals("try_to_unmap"))
            .map(g -> g.getValue().touches(vma))
            .toList());
  }

  /**
   * A condition on every usable translation: on each present PTE and each TLB entry, given the
   * buffer, the page and the place that it maps.
   */
  public Expr everyTranslation(Translation condition) {
    Expr.Bound v = sets.vmas().any("v");
    Expr.Bound p = sets.pages().any("p");
    Expr all =
        Expr.forAll(
            v, Expr.forAll(p, everyTranslationOf(v, p, condition.of(vmaBuffer.at(v), p, v))));
    return others.andOthers(all, condition, vmaBuffer);
  }

  /**
   * A condition on the PTE and the usable TLB entries of one page of one VMA that are present. What
   * is left in a TLB of an mm without tasks is not usable: nobody runs there any more.
   */
  public Expr everyTranslationOf(Expr v, Expr p, Function<Expr, Expr> condition) {
    Expr.Bound c = sets.cpus().any("c");
    Expr entry = tlb.at(c, v, p);
    Expr unused =
        mappings.change()
            ? entry.isNone().or(mappings.running.at(vmaSpace.at(v)).not())
            : entry.isNone();
    return pte.at(v, p)
        .isNone()
        .or(condition.apply(pte.at(v, p)).named("the PTE may be there"))
        .and(Expr.forAll(c, unused.or(condition.apply(entry).named("the TLB entry may be there"))));
  }

  /** A condition on a translation's place, given buffer, page and VMA. */
  @FunctionalInterface
  public interface Translation {
    Function<Expr, Expr> of(Expr buffer, Expr page, Expr vma);
  }
}
