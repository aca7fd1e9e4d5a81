package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.SuspendZap;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.state.AddressSpaces.File;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;

/**
 * The device goes to sleep, or its memory is disabled, when nobody keeps it awake: all PTEs to it
 * go first, so that an access faults and wakes it ({@code
 * i915_gem_object_runtime_pm_release_mmap_offset} and {@code vfio_pci_zap_bars}, Linux 6.12). No
 * reservation is held. Read from the sources.
 *
 * <p>Abstracted: the walk covers the whole device, not one buffer after the other; moves and the
 * GPU keep the device awake only as far as user PTEs are concerned, that is not at all.
 */
final class Suspend implements Actor {

  @Override
  public String key() {
    return "suspend";
  }

  @Override
  public String words() {
    return "the device sleeps, without a reservation taking its PTEs away (runtime suspend)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("suspend");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "suspend",
        p -> {
          p.unfair().rest("suspend").note(words());
          Expr.Read vma =
              model
                  .declare(
                      "suspend_vma",
                      new Type.Id(k.sets.vmas(), true),
                      Variable.Kind.LOCAL,
                      p.self().set())
                  .at(p.self());
          steps(p, k, vma);
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    boolean zaps = !k.design.is(SuspendZap.MISSING);
    Expr nobody = k.device.awake.value().and(k.device.wakerefs.value().is(0));
    p.step("suspend")
        .note("nobody has kept the device awake for long enough")
        .when(nobody.and(k.device.suspending.value().not()))
        .set(k.device.suspending.value(), true)
        .goTo(zaps ? "suspend_lock" : "power_off");
    if (zaps) {
      ArmBuilder lock =
          p.step("suspend_lock")
              .kernel("unmap_mapping_pages", KernelFiles.MEMORY, "i_mmap_lock_read(mapping);")
              .when(Expr.of(true));
      k.spaces.mappings.lock(lock).goTo("suspend_next");
      walk(p, k, vma);
    }
    p.step("power_off")
        .note("the device's memory does not answer any more")
        .always()
        .set(k.device.awake.value(), false)
        .set(k.device.suspending.value(), false)
        .goTo("suspend");
  }

  private static void walk(ProcessBuilder p, Machine k, Expr.Read vma) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound u = k.sets.vmas().any("u");
    Expr earlier = wanted(k, u).and(behind(vma, u)).and(u.lessThan(v));
    ArmBuilder choice =
        p.step("suspend_next")
            .kernel(
                "i915_gem_object_runtime_pm_release_mmap_offset",
                "drivers/gpu/drm/i915/gem/i915_gem_mman.c",
                "drm_vma_node_unmap(&bo->base.vma_node, bdev->dev_mapping);")
            .choose(v)
            .when(wanted(k, v).and(behind(vma, v)))
            .when(Expr.exists(u, earlier).not())
            .set(vma, v);
    boolean byList = k.design.is(SuspendZap.VMA_LIST);
    if (byList) {
      lockMmap(choice.when(k.spaces.mmapReadable(k.spaces.vmaSpace.at(v))), k, v, 1);
    }
    StepBuilder next = TlbGather.begin(choice, k, k.spaces.vmaSpace.at(v)).goTo("suspend_zap");
    Expr more = Expr.exists(u, wanted(k, u).and(behind(vma, u)));
    k.spaces.mappings.unlock(next.when(more.not())).release(vma).goTo("power_off");
    Gather gather = k.spaces.gather("suspend");
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(vma, q);
    Expr.Read unflushed = gather.unflushed.at(c, vma, q);
    ArmBuilder zap =
        p.step("suspend_zap")
            .kernel(
                "zap_present_ptes",
                KernelFiles.MEMORY,
                "ptep_get_and_clear_full(mm, addr, pte, tlb->fullmm);")
            .when(k.spaces.mappings.ptlFree(vma));
    MappingBooks.checkZap(zap, k, vma)
        .setAll(pte, k.sets.places().none(), q)
        .setAll(unflushed, unflushed.or(k.spaces.runsIn(c, vma).and(pte.isSome())), c, q);
    if (k.design.is(SuspendZap.VMA_LIST)) {
      zap.set(k.device.listed.at(vma), false);
    }
    k.spaces.flushBatched(zap, vma);
    k.others.notified(zap, vma, q, q);
    zap.goTo("suspend_flush_finish");
    TlbGather.finish(
        p,
        k,
        gather,
        k.spaces.vmaSpace.at(vma),
        "suspend_flush",
        arm -> (byList ? lockMmap(arm, k, vma, -1) : arm).goTo("suspend_next"));
  }

  /** Who zaps the VMAs of a list holds {@code mmap_lock} of each. */
  private static ArmBuilder lockMmap(ArmBuilder arm, Machine k, Expr vma, int by) {
    Expr.Read readers = k.spaces.mmapReaders.at(k.spaces.vmaSpace.at(vma));
    return arm.set(readers, by > 0 ? readers.plus(1) : readers.minus(1));
  }

  private static Expr behind(Expr cursor, Expr v) {
    return cursor.isNone().or(cursor.lessThan(v));
  }

  private static Expr wanted(Machine k, Expr v) {
    Expr linked = k.spaces.mappings.linked.at(v).and(k.spaces.vmaFile.at(v).is(File.DEVICE));
    return k.design.is(SuspendZap.VMA_LIST) ? linked.and(k.device.listed.at(v)) : linked;
  }
}
